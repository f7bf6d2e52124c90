using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>
/// Finds who stands behind a bearer credential: an access token of a session, or a key. Whether it still counts is read each time, by an index, so that
/// what was ended, revoked or taken away is refused from the next request on, on every node.
/// </summary>
public sealed class Credentials(IIdentityDb db, IAccessTokens tokens, ISellerPeople people, IRequestOrigin origin, KeyUses uses, TimeProvider clock)
{
    public Task<(Bearer? Bearer, CredentialFault Fault)> FindAsync(string text, Surface surface, CancellationToken ct) =>
        AccessKey.IsToken(text) ? OfKeyAsync(text, ct) : OfSessionAsync(text, surface, ct);

    private async Task<(Bearer?, CredentialFault)> OfKeyAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (AccessKey.HashOf(token), clock.GetUtcNow());
        var key = await db.FindKeyAsync(hash, ct);
        if (key is null or { RevokedAt: not null } || !key.IsTakenFrom(origin.IpAddress)) return (null, CredentialFault.Unknown);
        if (key.IsExpired(now)) return (null, CredentialFault.Expired);
        if (key.Kind is not AccessKeyKind.Guest) uses.Note(key.Id, now);
        if (key.Kind is not AccessKeyKind.Admin) return (Bearer.Of(key), CredentialFault.None);

        // A key of the operators never may more than its maker still does.
        var held = await AdminPermissionsAsync(key.UserId!.Value, ct);
        return held.Count == 0 ? (null, CredentialFault.Unknown) : (Bearer.Of(key) with { Permissions = Permissions.Common(key.Permissions, held) }, CredentialFault.None);
    }

    private async Task<(Bearer?, CredentialFault)> OfSessionAsync(string token, Surface surface, CancellationToken ct)
    {
        var (said, fault) = tokens.Check(token);
        if (said is null) return (null, fault is TokenFault.Expired ? CredentialFault.Expired : CredentialFault.Unknown);

        var found = await db.FindSessionAsync(said.SessionId, ct);
        if (found is null or { Status: not UserStatus.Active } || !found.Session.IsLive(clock.GetUtcNow())) return (null, CredentialFault.Unknown);

        // The session may have been narrowed, or act for another seller, since the token was issued.
        var opened = found.Session.Audience.Intersect(said.Audience).ToList();
        var seller = found.Session.SellerId == said.SellerId ? said.SellerId : null;
        var held = await PermissionsAsync(found.Session.UserId, opened, seller, surface, ct);
        if (held.Count == 0 && surface is not Surface.Public) opened.Remove(surface is Surface.Admin ? Audience.Admin : Audience.Seller); // who holds nothing behind a door does not come through it
        return (new Bearer(said.SessionId.Value.ToString("N"), opened, held)
        {
            SessionId = said.SessionId,
            UserId = found.Session.UserId,
            BuyerId = found.ProfileId,
            SellerId = seller,
        }, CredentialFault.None);
    }

    /// <summary>Asked anew each time: a role that was taken away is gone at once.</summary>
    private async Task<IReadOnlyCollection<string>> PermissionsAsync(UserId user, List<Audience> opened, SellerId? seller, Surface surface, CancellationToken ct) => surface switch
    {
        Surface.Admin when opened.Contains(Audience.Admin) => await AdminPermissionsAsync(user, ct),
        Surface.Seller when opened.Contains(Audience.Seller) && seller is { } its && await people.RoleOfAsync(user, its, ct) is { } part =>
            Merged(await db.Roles.AsNoTracking().Where(role => role.Id == part).Select(role => role.Permissions).ToListAsync(ct)),
        _ => [],
    };

    private async Task<HashSet<string>> AdminPermissionsAsync(UserId user, CancellationToken ct) => Merged(await db.Roles.AsNoTracking()
        .Where(role => db.Users.Any(holder => holder.Id == user && holder.Status == UserStatus.Active && holder.Roles.Any(held => held.RoleId == role.Id)))
        .Select(role => role.Permissions).ToListAsync(ct));

    private static HashSet<string> Merged(IEnumerable<IReadOnlyList<string>> held) => held.SelectMany(permissions => permissions).ToHashSet(StringComparer.Ordinal);
}
