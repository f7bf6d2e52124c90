using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Infrastructure.Demo;

/// <summary>Somebody who is at home in the demo shop: an account, and an API key for the surface where there is one.</summary>
/// <param name="Name">Who: <c>admin</c>, <c>seller1</c>, <c>buyer2</c>.</param>
/// <param name="Token">The API key; buyers have none and sign in.</param>
public sealed record DemoKey(string Name, string Email, string Password, string? Token);

/// <summary>Makes the development keys. The database keeps only digests, so what the developer page shows later lies in a file that only its owner can read.</summary>
public static class DemoKeys
{
    public const string FileName = "dev-keys.json";

    /// <summary>The file beside the database.</summary>
    public static string PathFor(PersistenceOptions options) => Path.Combine(options.Folder, FileName);

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

    /// <summary>Enters accounts and keys into the context; what the configuration names is taken as it is.</summary>
    internal static async Task<IReadOnlyList<DemoKey>> MakeAsync(MarketplaceDbContext db, IPasswordHasher passwords, IConfiguration configuration, IReadOnlyList<SellerId> sellers, DateTimeOffset now, CancellationToken ct)
    {
        // One password for all of them, hashed once: the start shall not take long, and all stand on the same page anyway.
        var password = Configured(configuration, "Identity:DemoPassword") ?? $"demo-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        var hash = await passwords.HashAsync(password, ct);
        var made = new List<DemoKey>();

        var admin = Account("admin", "Ada Admin");
        admin.Grant([SystemRoles.Super]);
        Key("admin", admin, AccessKeyKind.Admin, (name, token) => AccessKey.OfAdmin(name, token, admin.Id));
        for (var i = 0; i < sellers.Count; i++)
        {
            var (name, seller) = ($"seller{i + 1}", sellers[i]);
            var owner = Account(name, $"Owner {i + 1}");
            db.SellerMembers.Add(SellerMember.Join(seller, owner.Id, SellerRole.Owner));
            Key(name, owner, AccessKeyKind.Seller, (label, token) => AccessKey.OfSeller(label, token, owner.Id, seller));
        }

        foreach (var name in (string[])["buyer1", "buyer2"]) made.Add(new(name, Account(name, $"Buyer {name[^1]}").Email, password, Token: null));
        return made;

        User Account(string name, string called)
        {
            var user = User.Register($"{name}@marketplace.example", hash, new UserDetails(called) { TimeZone = "Indian/Mauritius" });
            user.VerifyEmail(user.Email, now);
            db.Users.Add(user);
            db.CustomerProfiles.Add(CustomerProfile.OfUser(user.ProfileId, user.Id, user.Name, user.Email));
            return user;
        }

        void Key(string name, User owner, AccessKeyKind kind, Func<string, string, AccessKey> make)
        {
            var token = Configured(configuration, $"Identity:Keys:{name}") ?? AccessKey.NewToken(kind);
            db.AccessKeys.Add(make(name, token));
            made.Add(new(name, owner.Email, password, token));
        }
    }

    private static string? Configured(IConfiguration configuration, string name) => configuration[name] is { Length: > 0 } given ? given : null;
}
