using System.Text;
using Marketplace.WebApi.JsonApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Failures nobody can cause from outside in a test, handed to the one place that answers them (api.md 12).</summary>
public sealed class FailureTests
{
    [Fact]
    [Trait("Rule", "JA-127")]
    public async Task A_crash_tells_an_id_and_nothing_of_the_inside()
    {
        var (status, body, _) = await AnswerAsync(_ => throw new InvalidOperationException("secret detail"));

        status.ShouldBe(500);
        body.ShouldContain("\"id\":\"request-1\"");
        body.ShouldNotContain("secret");
    }

    [Fact]
    [Trait("Rule", "JA-121")]
    public async Task A_busy_database_asks_to_come_back()
    {
        var (status, body, headers) = await AnswerAsync(_ => throw new InvalidOperationException("outer", new SqliteException("database is locked", 5)));

        status.ShouldBe(503);
        body.ShouldContain("temporarily_unavailable");
        headers.RetryAfter.ToString().ShouldBe("1");
    }

    [Theory]
    [Trait("Rule", "JA-121")]
    [InlineData(400)]
    [InlineData(408)]
    [InlineData(413)]
    public async Task What_the_server_refuses_keeps_its_status(int refused) => (await AnswerAsync(_ => throw new BadHttpRequestException("bad", refused))).Status.ShouldBe(refused);

    [Fact]
    [Trait("Rule", "JA-121")]
    public async Task An_error_does_not_carry_what_was_said_of_the_answer()
    {
        var (_, _, headers) = await AnswerAsync(context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            context.Response.Headers.CacheControl = "public, max-age=60";
            throw new ApiException(new ApiError("not_found", "Not here."));
        });

        headers.ETag.ShouldBeEmpty();
        headers.CacheControl.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Who_hung_up_is_not_answered()
    {
        var (status, body, _) = await AnswerAsync(context =>
        {
            context.RequestAborted = new CancellationToken(canceled: true);
            throw new OperationCanceledException();
        });

        (status, body).ShouldBe((200, ""));
    }

    private static async Task<(int Status, string Body, IHeaderDictionary Headers)> AnswerAsync(RequestDelegate endpoint)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { TraceIdentifier = "request-1" };
        context.Request.Path = "/api/v1/categories";
        context.Response.Body = body;
        await new ErrorHandler(endpoint, NullLogger<ErrorHandler>.Instance).InvokeAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), context.Response.Headers);
    }
}
