using System.Net;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Logging;

namespace Marketplace.Infrastructure.Media;

/// <summary>
/// Asks a store over HTTP. Everything that is asked of a store may be asked again (what lies under a key never changes), so whatever fails on the way, half an answer included, is repeated within the time that one call has.
/// </summary>
/// <param name="service">The name of the store, for the log.</param>
/// <param name="budget">How long one call may take, its repetitions included.</param>
internal sealed partial class StoreCalls(Func<HttpClient> client, string service, TimeSpan budget, ILogger log)
{
    private const int MaxTries = 3;
    private const int FirstPauseMilliseconds = 100;

    /// <summary>Answers what <paramref name="read"/> makes of an answer that is good or says 404.</summary>
    /// <param name="make">Makes the request, anew for every try.</param>
    /// <exception cref="DomainException"><see cref="UploadErrors.StoreUnavailable"/>: the store failed to the end, or refused us.</exception>
    public async Task<T> AskAsync<T>(Func<HttpRequestMessage> make, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(budget);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var request = make();
                using var answer = await client().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotFound) return await read(answer, limit.Token);
                if (!IsPassing(answer.StatusCode) || attempt == MaxTries) throw await RefusedAsync(answer, limit.Token);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException && attempt < MaxTries)
            {
                // Asked again below.
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
            {
                Unreachable(log, service, failure.GetType().Name);
                throw new DomainException(UploadErrors.StoreUnavailable);
            }

            await PauseAsync(attempt, limit.Token, ct);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private async Task PauseAsync(int attempt, CancellationToken limit, CancellationToken ct)
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(FirstPauseMilliseconds * Math.Pow(3, attempt - 1) * (0.5 + Random.Shared.NextDouble())), limit);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Unreachable(log, service, "time over");
            throw new DomainException(UploadErrors.StoreUnavailable);
        }
    }

    /// <summary>The store's own words are for us; the caller is told that it does not work.</summary>
    private async Task<DomainException> RefusedAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        const int Enough = 500;
        var said = answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) is true ? "" : await answer.Content.ReadAsStringAsync(ct);
        Refused(log, service, (int)answer.StatusCode, said.Length > Enough ? said[..Enough] : said);
        return new DomainException(UploadErrors.StoreUnavailable);
    }

    [LoggerMessage(2511, LogLevel.Error, "{Service} could not be reached: {Reason}")]
    private static partial void Unreachable(ILogger logger, string service, string reason);

    [LoggerMessage(2512, LogLevel.Error, "{Service} answered {Status}: {Said}")]
    private static partial void Refused(ILogger logger, string service, int status, string said);
}
