using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Who may use a type on a surface; declared beside it, closed by default.</summary>
internal sealed record AccessRule
{
    private AccessRule()
    {
    }

    /// <summary>Everybody, without credentials too.</summary>
    public static AccessRule Anyone { get; } = new() { AllowsAnonymous = true };

    /// <summary>Buyers, and guests by the token of their cart.</summary>
    public static AccessRule Guest { get; } = new() { NeedsBuyer = true };

    /// <summary>Somebody with an account, signed in: no guest and no key.</summary>
    public static AccessRule Buyer { get; } = new() { NeedsBuyer = true, RefusesGuests = true };

    public bool AllowsAnonymous { get; private init; }

    public bool NeedsBuyer { get; private init; }

    public bool RefusesGuests { get; private init; }

    public bool RefusesKeys { get; private init; }

    /// <summary>The entry of the permission catalogue, without <c>read:</c> or <c>write:</c>.</summary>
    public string? PermissionName { get; private init; }

    /// <summary>Sellers and admins whose credential holds <c>read:name</c> or <c>write:name</c>.</summary>
    public static AccessRule Permission(string name) => new() { PermissionName = name };

    /// <summary>The same, but for people only: no key does it.</summary>
    public static AccessRule PersonWith(string name) => new() { PermissionName = name, RefusesKeys = true };

    /// <summary>Every credential of the surface: what it then does is asked for each type.</summary>
    public static AccessRule AnyOf(Surface surface) => surface == Surface.Public ? Guest : new AccessRule();
}

/// <summary>The one place where a caller's rights are compared with what a route asks. 401 comes earlier, from authentication.</summary>
internal static class Access
{
    public static void Check(ICaller caller, Surface surface, AccessRule rule, bool write)
    {
        if (LackOf(caller, surface, rule, write) is not { } lack) return;
        if (lack.Scope is null) throw new ApiException(new ApiError("unauthenticated", lack.Detail));

        throw new ApiException(new ApiError("insufficient_scope", lack.Detail)
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["requiredScope"] = lack.Scope },
        });
    }

    public static bool Allows(ICaller caller, Surface surface, AccessRule rule, bool write) => LackOf(caller, surface, rule, write) is null;

    private static Lack? LackOf(ICaller caller, Surface surface, AccessRule rule, bool write)
    {
        if (rule.AllowsAnonymous) return null;
        if (caller.Kind == CallerKind.Anonymous) return new Lack("This needs credentials.", Scope: null);

        var opensDoor = surface switch
        {
            Surface.Seller => caller is { Kind: CallerKind.Seller, SellerId: not null },
            Surface.Admin => caller.Kind == CallerKind.Admin,
            _ => true,
        };
        if (!opensDoor) return new Lack($"The credential does not open the {surface} surface.", surface.ToString());
        if (rule.NeedsBuyer && (caller.BuyerId is null || (rule.RefusesGuests && caller.Kind == CallerKind.Guest))) return new Lack("This is for buyers.", "buyer");
        if (rule.PermissionName is not { } permission) return null;

        var scope = (write ? "write:" : "read:") + permission;
        if (rule.RefusesKeys && caller.KeyId is not null) return new Lack("This is for people; no key does it.", scope);
        return caller.May(scope) ? null : new Lack($"The credential lacks the scope '{scope}'.", scope);
    }

    /// <param name="Scope">Null: any credential at all.</param>
    private sealed record Lack(string Detail, string? Scope);
}

/// <summary>What the caller of a request may do with types on its surface; the same rules that guard the routes.</summary>
internal sealed class CallerRights(ICaller caller, Surface surface)
{
    public bool IsKnown => caller.Kind is not CallerKind.Anonymous;

    public bool MayRead(ResourceType type) => type.On(surface) is { } rule && Access.Allows(caller, surface, rule.Access, write: false);

    public bool MayWrite(ResourceType type) => type.On(surface) is { } rule && Access.Allows(caller, surface, rule.ForWriting, write: true);
}
