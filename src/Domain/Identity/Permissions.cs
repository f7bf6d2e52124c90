using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

/// <summary>What can be permitted at all. A route asks for an entry by name; what is not listed here nobody can hold.</summary>
public static class Permissions
{
    /// <summary>Holds every other one of its surface.</summary>
    public const string Everything = "*";

    private static readonly (string Area, string What)[] OfSellers =
    [
        ("products", "products with their variants and pictures"),
        ("listings", "listings and their prices"),
        ("stock", "stock levels and their movements"),
        ("orders", "orders of this seller"),
        ("media", "uploaded files"),
        ("imports", "imports of a catalogue"),
        ("jobs", "work in the background"),
        ("webhooks", "what happened, and who is told of it"),
        ("sellers", "the seller's own record"),
        ("shops", "shops, their hours and closures"),
        ("shipping", "how is sent, where to, and for how much"),
        ("promotions", "promotions and coupons"),
        ("members", "who belongs to the seller, and invitations"),
        ("customers", "who bought here"),
        ("apiKeys", "API keys of the seller"),
        ("kyc", "the verification of the seller"),
        ("users", "members as people"),
        ("roles", "roles and what they hold"),
        ("payments", "how can be paid"),
        ("refunds", "what goes back to buyers of this seller"),
        ("fulfilments", "what is handed over, and the cash for it"),
        ("commissions", "what sales cost"),
        ("ledger", "what is earned and owed"),
    ];

    private static readonly (string Area, string What)[] OfAdmins =
    [
        ("categories", "categories and tags"),
        ("products", "products of all sellers"),
        ("listings", "listings and prices of all sellers"),
        ("stock", "stock of all sellers"),
        ("orders", "all orders"),
        ("carts", "carts of customers"),
        ("payments", "payments and ways to pay"),
        ("refunds", "what goes back to buyers"),
        ("media", "uploaded files"),
        ("imports", "imports"),
        ("jobs", "work in the background"),
        ("webhooks", "what happened, and who is told of it"),
        ("sellers", "sellers, applications, shops and members"),
        ("shops", "shops of all sellers"),
        ("shipping", "zones of the store, and how sellers send"),
        ("promotions", "promotions and coupons of all sellers, and the store's own"),
        ("taxes", "taxes, and what is taxed alike"),
        ("kyc", "verification of sellers"),
        ("users", "accounts and sessions"),
        ("roles", "roles and what they hold"),
        ("apiKeys", "API keys of operators and sellers"),
        ("customers", "customer profiles and addresses"),
        ("privacy", "requests of people about their data"),
        ("audit", "the audit log"),
        ("commissions", "commission rules, and what was charged by them"),
        ("ledger", "the books of the marketplace"),
    ];

    public static IReadOnlyList<PermissionEntry> All { get; } = [.. Pairs(Audience.Seller, OfSellers), .. Pairs(Audience.Admin, OfAdmins)];

    /// <summary>What both of two sets hold, each of which may say <c>*</c>.</summary>
    public static IReadOnlyCollection<string> Common(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other) =>
        one.Contains(Everything) ? other : other.Contains(Everything) ? one : [.. one.Intersect(other, StringComparer.Ordinal)];

    private static readonly FrozenSet<(Audience, string)> Known = All.Select(permission => (permission.Surface, permission.Name)).ToFrozenSet();

    public static bool IsKnown(Audience surface, string name) => Known.Contains((surface, name));

    /// <summary>Whether who holds some permissions may hand on others.</summary>
    public static bool Cover(IReadOnlyCollection<string> held, IEnumerable<string> asked) => held.Contains(Everything) || asked.All(held.Contains);

    /// <summary>The single entries that are held, where <c>*</c> stands for all of the surface.</summary>
    public static IEnumerable<string> Spell(Audience surface, IReadOnlyCollection<string> held) =>
        held.Contains(Everything) ? All.Where(permission => permission.Surface == surface).Select(permission => permission.Name) : held;

    /// <summary>The entries of some areas of a surface, for reading and writing.</summary>
    public static IReadOnlyList<string> Of(params IEnumerable<string> areas) => [.. areas.SelectMany(area => (string[])[$"read:{area}", $"write:{area}"])];

    private static IEnumerable<PermissionEntry> Pairs(Audience surface, (string Area, string What)[] areas) => areas.SelectMany(area => (PermissionEntry[])
    [
        PermissionEntry.Of($"read:{area.Area}", surface, $"See {area.What}."),
        PermissionEntry.Of($"write:{area.Area}", surface, $"Change {area.What}."),
    ]);
}

/// <summary>An entry of the one catalogue that admin roles, roles of seller members and API keys draw from; stored beside the roles, so that it can be listed and related to.</summary>
/// <param name="Name"><c>read:orders</c>, <c>write:orders</c>.</param>
public sealed record PermissionEntry(PermissionId Id, string Name, Audience Surface, string Description)
{
    /// <summary>The same id on every machine, made from what names the entry.</summary>
    public static PermissionId IdOf(Audience surface, string name) =>
        new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{surface}/{name}")).AsSpan(0, 16), bigEndian: true));

    internal static PermissionEntry Of(string name, Audience surface, string description) => new(IdOf(surface, name), name, surface, description);
}
