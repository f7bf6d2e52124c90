using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Marketplace.Infrastructure.Identity;

namespace Marketplace.Bench.Load;

/// <summary>A server as a process of its own, on a free port; it ends with its owner.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>A page that the database answers.</summary>
    private const string FirstPage = "api/v1/products?page[size]=1";

    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>From the start of the process to its first answer; of our own server, to its first 200 to <see cref="FirstPage"/>.</summary>
    public TimeSpan StartUp { get; private set; }

    public static Task<ServerProcess> StartOursAsync(string server, string folder, string database, CancellationToken ct)
    {
        var url = FreeUrl();
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(Path.Combine(server, "Marketplace.WebApi.dll")), "--urls", url.ToString()]) { WorkingDirectory = server };
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging__LogLevel__Default"] = "Error",
            ["Database__Path"] = database,
            ["Media__Folder"] = Path.Combine(folder, "media"),
            ["Messaging__Folder"] = Path.Combine(folder, "mail"),
            ["Integration__Folder"] = Path.Combine(folder, "imports"),
            ["Store__Currency"] = "USD",
            ["RateLimits__Enabled"] = "false",
            ["Safety__Accept__0"] = "RateLimits:Enabled",
            ["Outbox__Enabled"] = "false", // what is compared is the request; the baseline delivers nothing either
        }.Concat(DevelopmentSecrets.Generate().Select(secret => KeyValuePair.Create(secret.Key.Replace(":", "__", StringComparison.Ordinal), secret.Value!))))
        {
            start.Environment[name] = value;
        }

        return StartAsync(start, url, FirstPage, ct);
    }

    public static Task<ServerProcess> StartBaselineAsync(string database, CancellationToken ct)
    {
        var url = FreeUrl();
        return StartAsync(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, Program.Baseline, database, url.ToString()]), url, page: null, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <param name="page">What must be answered with 200; without one any answer will do.</param>
    private static async Task<ServerProcess> StartAsync(ProcessStartInfo start, Uri url, string? page, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        var server = new ServerProcess(Process.Start(start)!, url);
        using var client = new HttpClient();
        for (; Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1); await Task.Delay(10, ct))
        {
            if (server._process.HasExited) break;
            try
            {
                using var answer = await client.GetAsync(new Uri(url, page), ct);
                if (page is not null && answer.StatusCode is not HttpStatusCode.OK) continue;
                server.StartUp = Stopwatch.GetElapsedTime(since);
                return server;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not start.");
    }

    private static Uri FreeUrl()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }
}
