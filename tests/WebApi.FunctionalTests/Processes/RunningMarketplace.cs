using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Marketplace.Application;
using Marketplace.Application.Identity;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.Testing.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>
/// The built program in a process of its own, on real sockets and a database file, with <see cref="People"/> in it. It can be killed and started again on
/// the same folder, and its database can be read past it.
/// </summary>
public sealed partial class RunningMarketplace : IMarketplace, IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90); // a machine may be busy with other things

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-process-").FullName;
    private readonly People _people = new();
    private TestDatabase? _database;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly SocketsHttpHandler _sockets = new() { MaxConnectionsPerServer = 200 };
    private ServiceProvider? _services;
    private Process? _process;
    private Uri? _address;

    public string Folder => _folder;

    /// <summary>What this program is told apart from where its files are.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>A database of its own, given the folder of its files; else an empty one of this version, or that of the other one.</summary>
    public Func<string, Task<TestDatabase>>? On { get; init; }

    /// <summary>Whether it runs as soon as everything is ready for it.</summary>
    public bool Starts { get; init; } = true;

    /// <summary>Another one on whose database this one runs, too.</summary>
    public RunningMarketplace? Beside { get; init; }

    public HttpClient Admin => WithToken(Crowd.TokenOf("admin"));

    public HttpClient SellerA => WithToken(Crowd.TokenOf("sellerA"));

    public HttpClient SellerB => WithToken(Crowd.TokenOf("sellerB"));

    public HttpClient Anonymous => new(_sockets, disposeHandler: false) { BaseAddress = _address };

    private People Crowd => Beside?.Crowd ?? _people;

    public HttpClient WithToken(string token)
    {
        var client = Anonymous;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask InitializeAsync()
    {
        _database = await (On?.Invoke(_folder) ?? (Beside is null ? TestDatabase.MigratedAsync(_folder) : Task.FromResult(Beside.Database)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(AllSettings()).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        if (Beside is null) await using (var scope = Scope()) await _people.MoveIntoAsync(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), scope.ServiceProvider.GetRequiredService<IAccessTokens>());
        if (Starts) await StartAsync();
    }

    /// <summary>What the program is made of, on the same database file, and nothing of it running.</summary>
    public IServiceProvider Services => _services!;

    public TestDatabase Database => _database!;

    public AsyncServiceScope Scope() => _services!.CreateAsyncScope();

    public async Task<T> ReadAsync<T>(Func<MarketplaceDbContext, Task<T>> read)
    {
        await using var scope = Scope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }

    /// <summary>SIGKILL: the program gets no chance to do anything about it.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: the program is asked to leave.</summary>
    /// <returns>What it ended with.</returns>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        var code = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return code;
    }

    /// <summary>Another program, with the settings of this one.</summary>
    public async Task<Ended> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>A command of the program itself.</summary>
    /// <returns>What it ended with and what it said.</returns>
    public async Task<(int Code, string Output)> CommandAsync(string command)
    {
        var ended = await RunAsync(TheProgram.Host, TheProgram.File, command);
        return (ended.Code, ended.Output.Trim());
    }

    /// <summary>On the same folder, at another port.</summary>
    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = Command(TheProgram.Host, TheProgram.File), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Note(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Note(line.Data, listening);
        process.Exited += (_, _) =>
        {
            if (listening.Task.IsCompleted) return;
            process.WaitForExit(); // until its last words are read
            listening.TrySetException(new InvalidOperationException($"The program ended with {process.ExitCode}:\n{Output()}"));
        };
        process.Start();
        _process = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _address = await listening.Task.WaitAsync(Patience);
        (await Anonymous.GetStringAsync("/health/live")).ShouldContain("live");
    }

    /// <summary>The last lines that the program wrote, for whoever has to find out what went wrong.</summary>
    public string Output() => string.Join('\n', _output.TakeLast(60));

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _sockets.Dispose();
        if (_services is not null) await _services.DisposeAsync();
        if (_database is not null && (On is not null || Beside is null)) await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Note(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found) listening.TrySetResult(new Uri(found.Groups["address"].Value));
    }

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0"; // a free port, which the program tells
        foreach (var (name, value) in AllSettings()) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private Dictionary<string, string?> AllSettings() => new(Settings.Concat(_database!.Settings).Concat(TestSecrets.Settings.Where(secret => !Settings.ContainsKey(secret.Key))), StringComparer.Ordinal)
    {
        ["Messaging:Folder"] = Path.Combine(_folder, "mail"),
        ["Database:WriterTimeoutSeconds"] = "300", // a crowd on a busy machine waits its turn
        ["Outbox:MaxAgeSeconds"] = "3600", // and its events wait theirs
        ["Media:Folder"] = Path.Combine(_folder, "media"),
        ["Integration:Folder"] = Path.Combine(_folder, "imports"),
        ["Demo:Enabled"] = "false",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    };

    [GeneratedRegex("Now listening on: (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
