using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Marketplace.Testing.Databases;

/// <summary>
/// A PostgreSQL of this test run, from the operating system's packages: in a temporary folder, on a socket in it, for nobody else. It ends with the
/// process that started it, however that ends.
/// </summary>
internal static class PostgresServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sorted by ICU in English: whatever forgot to say that it compares bytes is found out.</summary>
    private const string Script = """
        bin=$1 folder=$2
        "$bin/initdb" -D "$folder/data" -U postgres -A trust -N --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en >"$folder/initdb.log" 2>&1 || exit 1
        "$bin/postgres" -D "$folder/data" -c listen_addresses= -c unix_socket_directories="$folder" -c max_connections=500 -c shared_buffers=256MB \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c deadlock_timeout=100ms >"$folder/server.log" 2>&1 &
        server=$!
        cat >/dev/null
        kill -QUIT $server
        wait $server
        rm -rf "$folder/data"
        """;

    private static readonly Lazy<string> Folder = new(Start);

    /// <summary>Few connections each: many programs run at the same time.</summary>
    public static string ConnectionTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Folder.Value,
        Username = "postgres",
        Database = database,
        MaxPoolSize = 30,
        IncludeErrorDetail = true,
        Timeout = 60,
        CommandTimeout = 120,
    }.ConnectionString;

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("pg-").FullName;
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

        // Its input ends when this process does.
        var process = Process.Start(new ProcessStartInfo(Command[0], [.. Command[1..], "-c", Script, "sh", Binaries(), folder]) { UseShellExecute = false, RedirectStandardInput = true, WorkingDirectory = folder })!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            process.StandardInput.Close();
            process.WaitForExit(Patience);
        };
        Await(folder, process);
        return folder;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] Command => Environment.IsPrivilegedProcess ? ["runuser", "-u", File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody", "--", "sh"] : ["sh"];

    private static string Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var major) ? major : 0) is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException("There is no PostgreSQL here to test with (Debian: apt-get install postgresql).");

    private static void Await(string folder, Process process)
    {
        var settings = new NpgsqlConnectionStringBuilder { Host = folder, Username = "postgres", Database = "postgres", Pooling = false };
        for (var waiting = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new NpgsqlConnection(settings.ConnectionString);
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (!process.HasExited && waiting.Elapsed < Patience)
            {
                // It is still starting.
            }
            catch (NpgsqlException failure)
            {
                throw new InvalidOperationException($"PostgreSQL did not start:\n{string.Join('\n', Directory.GetFiles(folder, "*.log").Select(File.ReadAllText))}", failure);
            }
        }
    }
}
