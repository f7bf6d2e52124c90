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
public sealed class Credentials(IIdentityDb db, IAccessTokens tokens, ISellerPeople people, IRequestOrigin origin, IUnitOfWork work, TimeProvider clock)
{
    /// <summary>Writing down each use of a key would cost more than the use.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Task<(Bearer? Bearer, CredentialFault Fault)> FindAsync(string text, Surface surface, CancellationToken ct) =>
        AccessKey.IsToken(text) ? OfKeyAsync(text, ct) : OfSessionAsync(text, surface, ct);

    private async Task<(Bearer?, CredentialFault)> OfKeyAsync(string token, CancellationToken ct)
    {
        var (hash, now) = (AccessKey.HashOf(token), clock.GetUtcNow());
        var key = await db.FindKeyAsync(hash, ct);
        if (key is null or { RevokedAt: not null } || !key.IsTakenFrom(origin.IpAddress)) return (null, CredentialFault.Unknown);
        if (key.IsExpired(now)) return (null, CredentialFault.Expired);
        if (key.Kind is AccessKeyKind.Admin && await db.Users.AnyAsync(user => user.Id == key.UserId && user.Status != UserStatus.Active, ct)) return (null, CredentialFault.Unknown);

        if (key.Kind is not AccessKeyKind.Guest && !(key.LastUsedAt > now - SeenEvery)) await SeeAsync(key.Id, now, ct);
        return (Bearer.Of(key), CredentialFault.None);
    }

    private Task<int> SeeAsync(AccessKeyId id, DateTimeOffset now, CancellationToken ct) =>
        work.ExecuteAsync(token => db.AccessKeys.Where(key => key.Id == id).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), token), ct);

    private async Task<(Bearer?, CredentialFault)> OfSessionAsync(string token, Surface surface, CancellationToken ct)
    {
        var (said, fault) = tokens.Check(token);
        if (said is null) return (null, fault is TokenFault.Expired ? CredentialFault.Expired : CredentialFault.Unknown);

        var found = await db.FindSessionAsync(said.SessionId, ct);
        if (found is null or { Status: not UserStatus.Active } || !found.Session.IsLive(clock.GetUtcNow())) return (null, CredentialFault.Unknown);

        // The session may have been narrowed, or act for another seller, since the token was issued.
        var opened = found.Session.Audience.Intersect(said.Audience).ToList();
        var seller = found.Session.SellerId == said.SellerId ? said.SellerId : null;
        return (new Bearer(said.SessionId.Value.ToString("N"), opened, await PermissionsAsync(found.Session.UserId, opened, seller, surface, ct))
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
        Surface.Admin when opened.Contains(Audience.Admin) =>
            Merged(await db.Roles.AsNoTracking().Where(role => db.Users.Any(holder => holder.Id == user && holder.Roles.Any(held => held.RoleId == role.Id))).Select(role => role.Permissions).ToListAsync(ct)),
        Surface.Seller when opened.Contains(Audience.Seller) && seller is { } its && await people.RoleOfAsync(user, its, ct) is { } part =>
            Merged(await db.Roles.AsNoTracking().Where(role => role.Id == part).Select(role => role.Permissions).ToListAsync(ct)),
        _ => [],
    };

    private static HashSet<string> Merged(IEnumerable<IReadOnlyList<string>> held) => held.SelectMany(permissions => permissions).ToHashSet(StringComparer.Ordinal);
}
