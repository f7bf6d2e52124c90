using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Marketplace.WebApi.FunctionalTests.Processes;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>What the running program tells of itself (OBS-01 to OBS-03): metrics to Prometheus, everything to a collector, lines to its console.</summary>
public sealed partial class TelemetryTests : IAsyncLifetime
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly int _port = FreePort();
    private Collector _collector = null!;
    private RunningMarketplace _marketplace = null!;

    public async ValueTask InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        _marketplace = new RunningMarketplace
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Telemetry:MetricsUrl"] = $"http://127.0.0.1:{_port}",
                ["Telemetry:OtlpEndpoint"] = _collector.Url,
                ["Telemetry:TraceRatio"] = "1",
                ["Housekeeping:Periods:identity.keyUses"] = "00:00:01",
                ["Shutdown:DrainSeconds"] = "0",
                ["Logging:LogLevel:Marketplace.WebApi.Operations"] = "Information",
                ["Logs:SlowMilliseconds"] = "600000", // a busy machine is no news here
            },
        };
        await _marketplace.InitializeAsync();
    }

    [Fact]
    public async Task What_happened_is_counted_followed_and_written_down()
    {
        var sold = await _marketplace.Product(stock: 10, price: "12.50");
        var shoppers = await _marketplace.ShoppersAsync(3, "25.00", _ => [(sold, 2)]);
        foreach (var shopper in shoppers) (await shopper.CheckOut()).ShouldBe(201);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/products?filter[q]=hush-hush") { Headers = { { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" }, { "X-Request-Id", "request-that-is-followed" } } };
        (await _marketplace.Anonymous.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var unmeasured = await _marketplace.Anonymous.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)) unmeasured.StatusCode.ShouldBe(HttpStatusCode.NotFound); // only on its own port

        var metrics = await ScrapeUntilAsync("marketplace_orders_total{currency=\"USD\"} 3");
        (await ScrapeUntilAsync("marketplace_jobs_total{kind=\"identity.keyUses\",outcome=\"succeeded\"} ")).ShouldContain("marketplace_job_duration_seconds_count{kind=\"identity.keyUses\"} ");
        metrics.ShouldContain("marketplace_revenue_total{currency=\"USD\"} 75\n");
        metrics.ShouldContain("marketplace_outbox_delivered_total{event=\"order.placed\"} 3\n");
        metrics.ShouldContain("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/products\"} ");
        metrics.ShouldContain("http_server_request_duration_seconds_bucket{http_request_method=\"POST\",http_response_status_code=\"201\",http_route=\"/api/v1/checkouts\",le=\"+Inf\"} 3\n");
        metrics.ShouldContain("db_client_operation_duration_seconds_count");
        if (TestDatabase.Provider is Infrastructure.Persistence.DatabaseProvider.Postgres) metrics.ShouldContain("db_client_connection_count");
        metrics.ShouldNotContain("Username=");
        foreach (var name in (string[])["marketplace_cache_misses_total ", "marketplace_outbox_waiting ", "marketplace_outbox_age_seconds ", "dotnet_process_cpu_time_seconds_total", "dotnet_gc_collections_total", "dotnet_thread_pool_thread_count", "dotnet_process_memory_working_set_bytes"]) metrics.ShouldContain(name);
        foreach (var line in metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries)) Exposition().IsMatch(line).ShouldBeTrue(line);

        await _marketplace.Database.ForceAsync("ALTER TABLE catalog_tags RENAME TO catalog_labels"); // which nobody has thought of
        var failed = (await _marketplace.Admin.Get("/api/v1/admin/tags")).ShouldBeError(500, "internal_error")["id"]!.GetValue<string>();

        (await _marketplace.TerminateAsync()).ShouldBe(0); // and sends the rest
        foreach (var span in (string[])["GET /api/v1/products", "POST /api/v1/checkouts", "PlaceOrderCommand", "SELECT ", "request-that-is-followed"]) _collector.Text("traces").ShouldContain(span);
        _collector.Holds("traces", Trace).ShouldBeTrue();
        _collector.Text("metrics").ShouldContain("marketplace.orders");
        _collector.Text("logs").ShouldContain("/api/v1/checkouts");
        foreach (var told in (string[])["exception.type", TestDatabase.Provider is Infrastructure.Persistence.DatabaseProvider.Postgres ? "Npgsql.PostgresException" : "Microsoft.Data.Sqlite.SqliteException", "exception.stacktrace", "catalog_tags", "ErrorHandler.InvokeAsync", failed]) _collector.Text("logs").ShouldContain(told);
        foreach (var signal in (string[])["traces", "metrics", "logs"])
        {
            _collector.Text(signal).ShouldContain("service.version");
            _collector.Text(signal).ShouldContain(typeof(Program).Assembly.GetName().Version!.ToString());
            _collector.Text(signal).ShouldNotContain("hush-hush");
        }

        List<JsonNode> lines = [.. _marketplace.Output().Split('\n').Select(line => JsonNode.Parse(line)!)];
        var bought = lines.Where(line => line["route"]?.GetValue<string>() == "/api/v1/checkouts").ToList();
        bought.Count.ShouldBe(3);
        foreach (var line in bought)
        {
            line["status"]!.GetValue<int>().ShouldBe(201);
            line["credential"]!.GetValue<string>().ShouldBe("guest");
            line["level"]!.GetValue<string>().ShouldBe("information");
            line["requestId"]!.GetValue<string>().ShouldBe(line["traceId"]!.GetValue<string>());
        }

        lines.Where(line => line["route"] != null && line["method"]!.GetValue<string>() == "GET").ShouldHaveSingleItem()["status"]!.GetValue<int>().ShouldBe(500);
    }

    public async ValueTask DisposeAsync()
    {
        await _marketplace.DisposeAsync();
        await _collector.DisposeAsync();
    }

    private async Task<string> ScrapeUntilAsync(string wanted)
    {
        using var client = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            var text = await client.GetStringAsync(new Uri($"http://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}/metrics"));
            if (text.Contains(wanted, StringComparison.Ordinal) || attempt > 100) return text.ShouldContainText(wanted);
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A comment, or a name with labels and a number.</summary>
    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_0-9]+.*|[a-z_][a-z_0-9]*(\{[a-z_]+="([^"\\]|\\.)*"(,[a-z_]+="([^"\\]|\\.)*")*\})? (-?[0-9.]+(E[+-]?[0-9]+)?|NaN))$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exposition();
}

internal static class TextExpectations
{
    public static string ShouldContainText(this string text, string wanted)
    {
        text.ShouldContain(wanted);
        return text;
    }
}
