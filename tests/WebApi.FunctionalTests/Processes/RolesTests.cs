using System.Net;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>One process answers requests and another one does what is to be done: each does its own and nothing of the other's (setting <c>Roles</c>).</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private readonly RunningMarketplace _desk = new() { Settings = As("api") };
    private RunningMarketplace? _back;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_back is not null) await _back.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Who_answers_delivers_nothing_and_does_no_jobs_and_who_does_so_answers_nothing()
    {
        var sold = await _desk.Product(stock: 10);
        var shopper = (await _desk.ShoppersAsync(1, "20.00", _ => [(sold, 2)]))[0];
        (await shopper.CheckOut()).ShouldBe(201);
        var job = (await _desk.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = "search.rebuild" }))).ShouldBe(202).Id;
        var status = async () => (await _desk.Admin.Get($"/api/v1/admin/jobs/{job}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();
        var waiting = () => _desk.ReadAsync(db => db.Outbox.CountAsync(message => message.SentAt == null, Ct));
        var noted = await waiting();

        await Task.Delay(TimeSpan.FromSeconds(3), Ct); // time enough for who would do it
        (await waiting()).ShouldBe(noted);
        (await _desk.ReadAsync(db => db.Outbox.CountAsync(Ct))).ShouldBe(noted);
        (await status()).ShouldBe("queued");
        (await StatusAsync(_desk, "/hubs/notifications?surface=admin")).ShouldBe(HttpStatusCode.NotFound, "it holds no live connections");

        _back = new RunningMarketplace { Settings = As("worker"), Beside = _desk };
        await _back.InitializeAsync();
        await waiting.ShouldBecome(0, TimeSpan.FromSeconds(60));
        await status.ShouldBecome("succeeded", TimeSpan.FromSeconds(60));
        foreach (var path in (string[])["/", "/api/v1", "/api/v1/products", $"/api/v1/products/{sold.Product}", $"/api/v1/admin/jobs/{job}", "/openapi.json", "/hubs/notifications?surface=admin"])
        {
            (await StatusAsync(_back, path)).ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in (string[])["/health/live", "/health/ready"]) (await StatusAsync(_back, path)).ShouldBe(HttpStatusCode.OK, path);
        await _desk.ShouldBeWholeAsync();
    }

    private static Dictionary<string, string?> As(string roles) => new(StringComparer.Ordinal)
    {
        ["Roles"] = roles,
        ["Cache:Enabled"] = "false", // two processes on one file
        ["Outbox:PollMilliseconds"] = "200",
        ["Housekeeping:PollMilliseconds"] = "200",
        ["Shutdown:DrainSeconds"] = "0",
    };

    /// <summary>With the key of somebody who may do everything.</summary>
    private static async Task<HttpStatusCode> StatusAsync(RunningMarketplace node, string path)
    {
        using var answer = await node.Admin.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return answer.StatusCode;
    }
}
