using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Load;

/// <summary>Starts what is compared, on the same database.</summary>
internal sealed class Servers(Options options, BenchDatabase database, string? redis)
{
    public BenchDatabase Database => database;

    /// <param name="cached">Whether it keeps answers.</param>
    public Task<ServerProcess> StartOursAsync(bool cached, CancellationToken ct) => StartOursAsync(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Cache:Enabled"] = cached ? "true" : "false",
        ["Outbox:Enabled"] = "false", // what is compared is the request; the baseline delivers nothing either
        ["Housekeeping:Enabled"] = "false",
    }, ct);

    public Task<ServerProcess> StartOursAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken ct) => ServerProcess.StartOursAsync(options.Server, SettingsWith(settings), ct);

    public Task<ServerProcess> StartBaselineAsync(CancellationToken ct) => ServerProcess.StartBaselineAsync(database.Provider, database.Address, ct);

    /// <summary>Looks through the books that the server kept.</summary>
    /// <returns>What it said, and whether all is well.</returns>
    public Task<(string Text, bool IsClean)> VerifyAsync(CancellationToken ct) => ServerProcess.VerifyAsync(options.Server, SettingsWith(new Dictionary<string, string?>(StringComparer.Ordinal)), ct);

    private Dictionary<string, string?> SettingsWith(IReadOnlyDictionary<string, string?> settings)
    {
        var all = new Dictionary<string, string?>(database.Settings, StringComparer.Ordinal);
        if (redis is not null) all["Redis:Connection"] = redis;
        foreach (var (name, value) in settings) all[name] = value;
        return all;
    }
}
