using System.Net;
using Marketplace.Infrastructure.Demo;
using Marketplace.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>The page for developers, and who gets the demo keys.</summary>
public sealed class DeveloperPagesTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/app.css", "text/css")]
    [InlineData("/app.js", "text/javascript")]
    public async Task The_page_is_served_during_development_and_asked_for_again_each_time(string address, string contentType)
    {
        await using var development = Development();

        using var response = await development.CreateClient().GetAsync(address, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(contentType);
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        response.Headers.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/app.js")]
    [InlineData("/dev/keys.json")]
    public async Task In_production_without_demo_data_there_is_no_page(string address)
    {
        await WriteKeysAsync();

        (await SendAsync(api, address)).ShouldBe(404);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:5000", null, 200)]
    [InlineData("::1", "[::1]:5000", null, 200)]
    [InlineData("127.0.0.1", "127.0.0.1:5000", null, 200)]
    [InlineData("192.0.2.7", "localhost:5000", null, 404)]
    [InlineData("127.0.0.1", "marketplace.example", null, 404)]
    [InlineData("127.0.0.1", "127.0.0.1.example", null, 404)]
    [InlineData("127.0.0.1", "localhost:5000", "192.0.2.7", 404)]
    public async Task Demo_keys_are_told_to_this_machine_only(string caller, string host, string? forwardedFor, int status)
    {
        await WriteKeysAsync();
        await using var development = Development();

        (await SendAsync(development, "/dev/keys.json", caller, host, forwardedFor)).ShouldBe(status);
    }

    private static async Task<int> SendAsync(WebApplicationFactory<Program> program, string address, string caller = "127.0.0.1", string host = "localhost", string? forwardedFor = null)
    {
        var answered = await program.Server.SendAsync(context =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
            context.Request.Method = "GET";
            context.Request.Path = address;
            context.Request.Host = new(host);
            if (forwardedFor is not null) context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        });
        return answered.Response.StatusCode;
    }

    private WebApplicationFactory<Program> Development() => api.WithWebHostBuilder(host => host.UseEnvironment("Development"));

    private Task WriteKeysAsync() => File.WriteAllTextAsync(Path.Combine(api.Folder, DemoKeys.FileName), """[{"name":"admin","token":"mk_admin_x"}]""", TestContext.Current.CancellationToken);
}
