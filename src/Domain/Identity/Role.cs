using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

/// <summary>A named set of permissions of one surface. Those of the system are fixed; admins define others.</summary>
public sealed class Role : AggregateRoot, IAudited
{
    public const int MaxNameLength = 60;
    public const int MaxDescriptionLength = 300;

    private Role() { } // EF Core

    public string? AuditedAs => "roles";

    public RoleId Id { get; private init; }

    public string Name { get; private set; } = "";

    public Audience Surface { get; private init; }

    public string? Description { get; private set; }

    public bool IsSystem { get; private init; }

    public IReadOnlyList<string> Permissions { get; private set; } = [];

    public static Role Define(string name, Audience surface, string? description, IReadOnlyList<string> permissions)
    {
        var role = new Role { Id = RoleId.New(), Surface = surface };
        role.Change(name, description, permissions);
        return role;
    }

    internal static Role OfSystem(RoleId id, string name, Audience surface, string description, IReadOnlyList<string> permissions) =>
        new() { Id = id, Name = name, Surface = surface, Description = description, Permissions = permissions, IsSystem = true };

    public void Change(string name, string? description, IReadOnlyList<string> permissions)
    {
        Ensure.That(!IsSystem, UserErrors.SystemRole);
        Ensure.That(permissions.All(permission => Identity.Permissions.IsKnown(Surface, permission)), UserErrors.UnknownPermission);
        Name = Require.Text(name, MaxNameLength, "name");
        Description = Require.OptionalText(description, MaxDescriptionLength, "description");
        Permissions = [.. permissions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}

/// <summary>The roles that every marketplace begins with. Their ids are fixed, so that code and data can name them.</summary>
public static class SystemRoles
{
    public static readonly RoleId Super = Id(1);
    public static readonly RoleId Support = Id(2);
    public static readonly RoleId Catalogue = Id(3);
    public static readonly RoleId Finance = Id(4);
    public static readonly RoleId Moderator = Id(5);
    public static readonly RoleId Owner = Id(11);
    public static readonly RoleId Manager = Id(12);
    public static readonly RoleId Staff = Id(13);

    public static IReadOnlyList<Role> All() =>
    [
        Role.OfSystem(Super, "super", Audience.Admin, "May do everything.", [Permissions.Everything]),
        Role.OfSystem(Support, "support", Audience.Admin, "Helps buyers and sellers.", [.. Permissions.Of("orders", "customers"), "read:users", "read:sellers", "read:products", "read:listings", "read:carts", "read:payments", "read:refunds", "read:jobs", "read:shipping", "read:categories", "read:stock", "read:media", "read:privacy", "write:privacy"]),
        Role.OfSystem(Catalogue, "catalogue", Audience.Admin, "Keeps the catalogue in order.", [.. Permissions.Of("categories", "products", "listings", "stock", "media", "imports"), "read:jobs", "read:sellers", "read:taxes", "read:promotions"]),
        Role.OfSystem(Finance, "finance", Audience.Admin, "Looks after the money.", [.. Permissions.Of("payments", "refunds", "commissions", "ledger", "taxes"), "read:orders", "read:sellers", "read:customers"]),
        Role.OfSystem(Moderator, "moderator", Audience.Admin, "Judges sellers and what they offer.", [.. Permissions.Of("products", "listings", "sellers", "shops", "shipping", "kyc"), "read:categories", "read:media", "read:users"]),
        Role.OfSystem(Owner, "owner", Audience.Seller, "May do everything for the seller.", [Permissions.Everything]),
        Role.OfSystem(Manager, "manager", Audience.Seller, "Runs the business, but does not decide about people, keys and verification.", [.. Permissions.Of("products", "listings", "stock", "orders", "media", "imports", "jobs", "shops", "shipping", "fulfilments", "refunds", "commissions", "promotions"), "read:sellers", "read:members", "read:customers", "read:users", "read:roles", "read:payments", "read:ledger", "read:webhooks"]),
        Role.OfSystem(Staff, "staff", Audience.Seller, "Packs, ships and keeps the shelves.", [.. Permissions.Of("orders", "stock", "fulfilments"), "read:products", "read:listings", "read:media", "read:shops", "read:sellers", "read:members", "read:customers", "read:users", "read:jobs", "read:payments"]),
    ];

    private static RoleId Id(int number) => new(new Guid($"01900000-0000-7000-8000-{number:d12}"));
}
