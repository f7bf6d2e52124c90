using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.WebApi.Realtime;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Turns every refusal and failure into an error document, and gives one to every bare status that the framework ends a request with (JA-121).
/// What is unknown is a 500 that is logged once and tells the client an id and nothing else.
/// </summary>
internal sealed partial class ErrorHandler(RequestDelegate next, ILogger<ErrorHandler> logger)
{
    private static readonly string[] AboutTheAnswer = ["ETag", "Last-Modified", "Location", "Content-Location", "Content-Disposition", "Cache-Control"];

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentLength is null && context.Response.ContentType is null && Speaks(context))
            {
                await SendBareAsync(context);
            }
        }
        catch (Exception failure) when (context.RequestAborted.IsCancellationRequested && failure is OperationCanceledException or IOException)
        {
            // Nobody is listening, and to hang up is no error.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            // What was said of the answer that now does not come.
            foreach (var header in AboutTheAnswer) context.Response.Headers.Remove(header);
            await SendAsync(context, ToAnswer(context, failure));
        }
    }

    private Answer ToAnswer(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case ApiException or DomainException:
                return ErrorDocument.ToAnswer(context, failure);
            case BadHttpRequestException bad:
                return ErrorDocument.ToAnswer(context, [new ApiError(ErrorCatalogue.CodeFor(bad.StatusCode), bad.StatusCode == 413 ? "The body is larger than is accepted here." : "The request could not be read.")]) with { Status = bad.StatusCode };
            case Exception when DatabaseFailures.IsPassing(failure):
                DatabaseBusy(context.TraceIdentifier);
                return ErrorDocument.ToAnswer(context, [new ApiError("temporarily_unavailable", "The database is busy; try again.")]) with { RetryAfterSeconds = 1 };
            default:
                Failed(failure, context.Request.Method, context.Request.Path, context.TraceIdentifier);
                return ErrorDocument.ToAnswer(context, [new ApiError("internal_error", "Something went wrong here. The id of this error is in our log.")]);
        }
    }

    private static Task SendBareAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var detail = status switch
        {
            401 => "This needs credentials.",
            404 => "There is nothing at this address.",
            405 => $"This address takes {context.Response.Headers.Allow}.",
            _ => "The request was refused.",
        };
        var error = new ApiError(ErrorCatalogue.CodeFor(status), detail);
        return SendAsync(context, ErrorDocument.ToAnswer(context, [error]) with { Status = status });
    }

    private static Task SendAsync(HttpContext context, Answer answer)
    {
        if (answer.Status == 401 && context.Response.Headers.WWWAuthenticate.Count == 0)
        {
            context.Response.Headers.WWWAuthenticate = context.Request.Headers.Authorization.Count > 0 ? "Bearer error=\"invalid_token\"" : "Bearer";
        }

        return answer.SendAsync(context);
    }

    private static bool Speaks(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || HubPaths.IsHub(context.Request.Path) || context.GetEndpoint() is null;

    [LoggerMessage(1001, LogLevel.Error, "{Method} {Path} failed ({RequestId})")]
    private partial void Failed(Exception failure, string method, string path, string requestId);

    [LoggerMessage(1002, LogLevel.Warning, "The database was busy for too long ({RequestId})")]
    private partial void DatabaseBusy(string requestId);
}
