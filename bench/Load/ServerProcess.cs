using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Marketplace.Bench.Catalogue;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Load;

/// <summary>A server as a process of its own, on a free port; it ends with its owner.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>A page that the database answers.</summary>
    private const string FirstPage = "api/v1/products?page[size]=1";

    private static readonly IReadOnlyDictionary<string, string?> Secrets = new Dictionary<string, string?>(DevelopmentSecrets.Generate(), StringComparer.Ordinal);

    private readonly Process _process;

    private ServerProcess(Process process, Uri url)
    {
        (_process, Url) = (process, url);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
    }

    public Uri Url { get; }

    /// <summary>From the start of the process to its first answer; of our own server, to its first 200 to <see cref="FirstPage"/>.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>Its number in the operating system.</summary>
    public int Id => _process.Id;

    public static Task<ServerProcess> StartOursAsync(string server, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var url = FreeUrl();
        return StartAsync(Ours(server, settings, "--urls", url.ToString()), url, FirstPage, ct);
    }

    public static async Task<(string Text, bool IsClean)> VerifyAsync(string server, IReadOnlyDictionary<string, string?> settings, CancellationToken ct)
    {
        var start = Ours(server, settings, "verify");
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (text.Trim(), process.ExitCode == 0);
    }

    public static Task<ServerProcess> StartBaselineAsync(DatabaseProvider provider, string address, CancellationToken ct)
    {
        var url = FreeUrl();
        return StartAsync(new ProcessStartInfo("dotnet", [typeof(ServerProcess).Assembly.Location, Program.Baseline, provider.ToString(), address, url.ToString()]), url, page: null, ct);
    }

    /// <summary>In production, logging errors only; the same secrets for all.</summary>
    private static ProcessStartInfo Ours(string server, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(Path.Combine(server, "Marketplace.WebApi.dll")), .. arguments]) { WorkingDirectory = server };
        foreach (var (name, value) in new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Logging:LogLevel:Default"] = "Error",
            ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Error",
            ["Store:Currency"] = GeneratedCatalogue.Currency,
            ["RateLimits:Enabled"] = "false",
            ["Safety:Accept:0"] = "RateLimits:Enabled",
        }.Concat(settings).Concat(Secrets))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return start;
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void End()
    {
        try
        {
            if (!_process.HasExited) _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended long ago.
        }
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
