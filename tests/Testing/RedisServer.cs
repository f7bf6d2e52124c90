using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Testing;

/// <summary>A Redis of a test, from the operating system's packages: on a free port, without a file, for nobody else. It can be stopped, frozen and started again.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("redis-").FullName;
    private readonly int _port = FreePort();
    private Process? _process;

    public string Connection => $"127.0.0.1:{_port}";

    public EndPoint Place => new IPEndPoint(IPAddress.Loopback, _port);

    public static async Task<RedisServer> StartedAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    public async Task StartAsync()
    {
        // Its input ends when this process does.
        const string Script = "redis-server --port $1 --bind 127.0.0.1 --save '' --appendonly no --dir \"$2\" >\"$2/log\" 2>&1 & server=$!; cat >/dev/null; kill -CONT $server; kill -KILL $server";
        _process = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", $"{_port}", _folder]) { RedirectStandardInput = true, UseShellExecute = false })!;
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Patience; await Task.Delay(20))
        {
            if (await AnswersAsync()) return;
        }

        throw new InvalidOperationException("There is no Redis here (Debian: apt-get install redis-server).");
    }

    public async Task StopAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        while (await AnswersAsync()) await Task.Delay(10);
    }

    /// <summary>It takes connections and answers nothing any more, like a network that swallows everything.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await StopAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Signal(string signal) => Process.Start("pkill", [$"-{signal}", "-f", $"redis-server 127.0.0.1:{_port}"])!.WaitForExit();

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
