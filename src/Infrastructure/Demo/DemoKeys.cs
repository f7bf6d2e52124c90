using System.Text.Json;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Demo;

/// <summary>A key that opens the demo shop.</summary>
/// <param name="Name">Which one: <c>admin</c>, <c>seller1</c>, <c>buyer2</c>.</param>
public sealed record DemoKey(string Name, string Token);

/// <summary>Makes the development keys. The database keeps only digests, so what the developer page shows later lies in a file that only its owner can read.</summary>
public static class DemoKeys
{
    public const string FileName = "dev-keys.json";

    /// <summary>The file beside the database.</summary>
    public static string PathBeside(string databaseFile) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(databaseFile))!, FileName);

    public static string PathFor(PersistenceOptions options) =>
        PathBeside(string.IsNullOrWhiteSpace(options.ConnectionString) ? options.Path! : new SqliteConnectionStringBuilder(options.ConnectionString).DataSource);

    /// <summary>The keys that were written at the first start; none where there is no such file.</summary>
    public static async Task<IReadOnlyList<DemoKey>> ReadAsync(string path, CancellationToken ct)
    {
        if (!File.Exists(path)) return [];
        await using var file = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<List<DemoKey>>(file, JsonSerializerOptions.Web, ct) ?? [];
    }

    internal static async Task WriteAsync(string path, IReadOnlyList<DemoKey> keys, CancellationToken ct)
    {
        File.Delete(path); // the mode below is given to new files only
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        await JsonSerializer.SerializeAsync(file, keys, JsonSerializerOptions.Web, ct);
    }

    /// <summary>Enters the keys into the context; tokens that the configuration names are taken as they are.</summary>
    internal static IReadOnlyList<DemoKey> Make(DbSet<AccessKey> keys, IConfiguration configuration, IReadOnlyList<SellerId> sellers)
    {
        var made = new List<DemoKey>();
        Add("admin", AccessKeyKind.Admin, (name, token) => AccessKey.OfAdmin(name, token, UserId.New()));
        for (var i = 0; i < sellers.Count; i++)
        {
            var seller = sellers[i];
            Add($"seller{i + 1}", AccessKeyKind.Seller, (name, token) => AccessKey.OfSeller(name, token, UserId.New(), seller));
        }

        Add("buyer1", AccessKeyKind.Buyer, (name, token) => AccessKey.OfBuyer(name, token, UserId.New(), BuyerId.New()));
        Add("buyer2", AccessKeyKind.Buyer, (name, token) => AccessKey.OfBuyer(name, token, UserId.New(), BuyerId.New()));
        return made;

        void Add(string name, AccessKeyKind kind, Func<string, string, AccessKey> make)
        {
            var token = configuration[$"Identity:Keys:{name}"] is { Length: > 0 } given ? given : AccessKey.NewToken(kind);
            keys.Add(make(name, token));
            made.Add(new(name, token));
        }
    }
}
