using System.Diagnostics;
using Npgsql;

namespace Marketplace.Testing.Databases;

/// <summary>
/// A PostgreSQL of this test run, from the operating system's packages: in a temporary folder, on a socket in it, for nobody else. It ends with the
/// process that started it, however that ends. One serves all tests; who wants to stop it, or to have a copy of it, starts one of its own.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<PostgresServer> ForAll = new(() => Started("synchronous_commit = off"));

    private readonly string _folder;
    private readonly Process _guard;
    private readonly bool _isKept;

    private PostgresServer(string folder, Process guard, bool isKept) => (_folder, _guard, _isKept) = (folder, guard, isKept);

    /// <summary>That of all tests: nobody stops it.</summary>
    internal static PostgresServer Shared => ForAll.Value;

    /// <summary>What <c>Host</c> of a connection string names.</summary>
    public string Host => _folder;

    /// <summary>An empty one.</summary>
    /// <param name="setting">A line of its configuration, beside the usual ones, with which nothing that it has promised is lost when it is killed.</param>
    public static PostgresServer Started(string setting = "") => Begin("made", PostgresPrograms.Initialise, setting);

    /// <summary>One whose data outlives it.</summary>
    /// <param name="folder">Of the data; empty, or left by such a one.</param>
    /// <param name="settings">Lines of its configuration, which an empty folder gets.</param>
    public static PostgresServer Kept(string folder, string settings) => Begin("started", PostgresPrograms.Initialise, settings, Directory.CreateDirectory(folder).FullName);

    /// <summary>A streaming standby of this one, which can be asked and not written to.</summary>
    public PostgresServer StandbyStarted() => Begin("copied", PostgresPrograms.Copy, _folder);

    /// <summary>Few connections each: many programs run at the same time.</summary>
    public string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = _folder,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 30,
        IncludeErrorDetail = true,
        Timeout = 60,
        CommandTimeout = 120,
    }.ConnectionString;

    /// <summary>Killed: no transaction is ended, no client is told.</summary>
    public Task StopAsync() => ControlAsync("stop", "-m", "immediate");

    /// <summary>Until it answers.</summary>
    public Task StartAsync() => ControlAsync("start", "-w", "-t", "60", "-l", Path.Combine(_folder, "server.log"));

    /// <summary>Killed and started again: it has to repair itself first.</summary>
    public Task RestartAsync() => ControlAsync("restart", "-m", "immediate", "-w", "-t", "60", "-l", Path.Combine(_folder, "server.log"));

    /// <summary>Asks past every pool.</summary>
    public async Task<T> AskAsync<T>(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionTo(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the statements stand in the tests
        await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        return (T)(await command.ExecuteScalarAsync() is { } found and not DBNull ? found : default(T)!);
    }

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
        if (!_isKept) Directory.Delete(_folder, recursive: true);
    }

    private static PostgresServer Begin(string what, string script, string argument, string? kept = null)
    {
        var folder = kept ?? Directory.CreateTempSubdirectory("pg-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

        // Its input ends when this process does.
        var guard = PostgresPrograms.Start(folder, "sh", "-c", script + PostgresPrograms.Guard, "sh", PostgresPrograms.Folder, folder, argument, kept is null ? "" : "fast");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (!Directory.Exists(folder)) return;
            try
            {
                guard.StandardInput.Close();
                guard.WaitForExit(TimeSpan.FromSeconds(60));
            }
            catch (InvalidOperationException)
            {
                // It was disposed of.
            }
        };
        return guard.StandardOutput.ReadLine() == PostgresPrograms.Ready
            ? new PostgresServer(folder, guard, kept is not null)
            : throw new InvalidOperationException($"PostgreSQL could not be {what}:\n{string.Join('\n', Directory.GetFiles(folder, "*.log").Select(File.ReadAllText))}");
    }

    private async Task ControlAsync(string deed, params string[] arguments)
    {
        using var control = PostgresPrograms.Start(_folder, [Path.Combine(PostgresPrograms.Folder, "pg_ctl"), deed, "-s", "-D", Path.Combine(_folder, "data"), .. arguments]);
        control.StandardInput.Close();
        await control.WaitForExitAsync();
        if (control.ExitCode != 0) throw new InvalidOperationException($"pg_ctl {deed} ended with {control.ExitCode}:\n{await File.ReadAllTextAsync(Path.Combine(_folder, "server.log"))}");
    }
}
