using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using SQLitePCL;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Makes Microsoft.Data.Sqlite 10 run on SQLitePCLRaw 2.0.6 and on the operating system's own SQLite library.
/// </summary>
/// <remarks>
/// <para>
/// Microsoft.Data.Sqlite 10 is compiled against SQLitePCLRaw.core 2.1.13; we run it on 2.0.6 (docs/adr/0003). The two are
/// binary compatible for everything Microsoft.Data.Sqlite uses except <c>sqlite3_load_extension</c>, so that
/// <c>SqliteConnection.LoadExtension</c> is the one API that must not be called. The runtime refuses to bind a reference to an
/// assembly of a lower version by itself but accepts one that a <see cref="AssemblyLoadContext.Resolving"/> handler returns.
/// </para>
/// <para>
/// The package with the bundled native library (SQLitePCLRaw.lib.e_sqlite3 2.0.6, SQLite 3.35) is deliberately not referenced:
/// it has known vulnerabilities. The provider's import <c>e_sqlite3</c> is mapped to the SQLite that the operating system
/// ships and patches. <c>MARKETPLACE_SQLITE_LIBRARY</c> names another one.
/// </para>
/// </remarks>
internal static class SqliteBootstrap
{
    private const string CoreAssembly = "SQLitePCLRaw.core";
    private const string NativeName = "e_sqlite3";
    private const string OverrideVariable = "MARKETPLACE_SQLITE_LIBRARY";

    /// <summary>FTS5, RETURNING, STRICT tables, JSON operators and materialised CTEs are all there from 3.38 on.</summary>
    private static readonly Version MinimumVersion = new(3, 38, 0);

    // Runs once, before the first use of any type of this assembly; nothing has to call it.
    // CA2255 warns that module initializers are for applications: here it is the only point that is early enough.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Initialize()
#pragma warning restore CA2255
    {
        var context = AssemblyLoadContext.GetLoadContext(typeof(SqliteBootstrap).Assembly) ?? AssemblyLoadContext.Default;
        context.Resolving += ResolveCore;
        if (context != AssemblyLoadContext.Default)
        {
            AssemblyLoadContext.Default.Resolving += ResolveCore;
        }

        InstallProvider();
    }

    private static Assembly? ResolveCore(AssemblyLoadContext context, AssemblyName requested) =>
        // Without a version the binder takes whatever version is deployed. No recursion: that request cannot fail on a version.
        requested.Name == CoreAssembly && requested.Version is not null
            ? context.LoadFromAssemblyName(new AssemblyName(CoreAssembly))
            : null;

    // A method of its own, so that SQLitePCL types are first looked up when the handlers are already in place.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void InstallProvider()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, ResolveNative);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();

        var found = Version.Parse(raw.sqlite3_libversion().utf8_to_string());
        if (found < MinimumVersion)
        {
            throw new PlatformNotSupportedException(
                $"SQLite {MinimumVersion} or newer is required and {found} was loaded. Set {OverrideVariable} to the path of a newer library.");
        }
    }

    private static IntPtr ResolveNative(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != NativeName)
        {
            return IntPtr.Zero;
        }

        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, assembly, searchPath, out var handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            $"No SQLite library found (tried {string.Join(", ", Candidates())}). Install it (Debian: libsqlite3-0) or set {OverrideVariable}.");
    }

    private static string[] Candidates()
    {
        if (Environment.GetEnvironmentVariable(OverrideVariable) is { Length: > 0 } path)
        {
            return [path];
        }

        if (OperatingSystem.IsWindows())
        {
            return ["winsqlite3.dll"];
        }

        return OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib"] : ["libsqlite3.so.0", "libsqlite3.so"];
    }
}
