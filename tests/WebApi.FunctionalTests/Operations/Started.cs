using System.Diagnostics;
using Marketplace.WebApi.FunctionalTests.Processes;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>The built program in production, in a process of its own, with settings that may be wrong; what it says is kept.</summary>
internal sealed class Started : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];

    public Started(string folder, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo(TheProgram.Host, [TheProgram.File])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => [.. _output];

    public IReadOnlyList<string> Errors => [.. _errors];

    /// <returns>The code that the program ended with by itself.</returns>
    public async Task<int> EndAsync()
    {
        using var enough = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(enough.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static void Keep(List<string> lines, string? line)
    {
        if (line is null) return;
        lock (lines) lines.Add(line);
    }
}
