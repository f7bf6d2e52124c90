using System.Diagnostics;
using System.Globalization;

namespace Marketplace.Testing.Databases;

/// <summary>The programs of the newest PostgreSQL that is installed, and how they are run.</summary>
internal static class PostgresPrograms
{
    public const string Ready = "ready";

    /// <summary>Sorted by ICU in English: whatever forgot to say that it compares bytes is found out.</summary>
    public const string Initialise = """
        bin=$1 folder=$2
        if [ ! -f "$folder/data/PG_VERSION" ]; then
        "$bin/initdb" -D "$folder/data" -U postgres -A trust -N --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en >"$folder/initdb.log" 2>&1 || exit 1
        cat >>"$folder/data/postgresql.conf" <<SETTINGS
        listen_addresses = ''
        unix_socket_directories = '$folder'
        max_connections = 500
        shared_buffers = 256MB
        fsync = off
        full_page_writes = off
        jit = off
        deadlock_timeout = 100ms
        $3
        SETTINGS
        fi

        """;

    public const string Copy = """
        bin=$1 folder=$2
        "$bin/pg_basebackup" -D "$folder/data" -h "$3" -U postgres -R -X stream -c fast >"$folder/basebackup.log" 2>&1 || exit 1
        cat >>"$folder/data/postgresql.conf" <<SETTINGS
        unix_socket_directories = '$folder'
        shared_buffers = 32MB
        hot_standby = on
        wal_retrieve_retry_interval = 200ms
        SETTINGS

        """;

    public const string Guard = """
        "$bin/pg_ctl" start -s -w -t 60 -D "$folder/data" -l "$folder/server.log" </dev/null >/dev/null 2>&1 || exit 1
        echo ready
        cat >/dev/null
        "$bin/pg_ctl" stop -s -D "$folder/data" -m "${4:-immediate}" >/dev/null 2>&1
        [ -n "$4" ] || rm -rf "$folder/data"
        """;

    public static string Folder { get; } =
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var major) ? major : 0) is { } newest
            ? Path.Combine(newest, "bin")
            : throw new InvalidOperationException("There is no PostgreSQL here (Debian: apt-get install postgresql).");

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsWhom => Environment.IsPrivilegedProcess ? ["runuser", "-u", File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody", "--"] : [];

    public static Process Start(string folder, params string[] command)
    {
        string[] whole = [.. AsWhom, .. command];
        return Process.Start(new ProcessStartInfo(whole[0], whole[1..]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder })!;
    }
}
