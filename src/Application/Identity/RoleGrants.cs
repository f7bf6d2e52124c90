using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Who may make whom what: nobody hands on more than they hold, nobody takes more away, and somebody stays who may do everything.</summary>
internal sealed class RoleGrants(IIdentityDb db, ICaller caller)
{
    public async Task GrantAsync(User user, IReadOnlyList<RoleId> roles, CancellationToken ct)
    {
        var held = user.Roles.Select(role => role.RoleId).ToList();
        var changed = held.Except(roles).Concat(roles.Except(held)).ToList();
        if (changed.Count == 0) return;

        var known = await db.Roles.Where(role => changed.Contains(role.Id) && role.Surface == Audience.Admin).ToListAsync(ct);
        Ensure.That(known.Count == changed.Count, UserErrors.UnknownRole);
        foreach (var role in known) EnsureHeld(role.Permissions);
        if (held.Contains(SystemRoles.Super) && !roles.Contains(SystemRoles.Super)) await EnsureSuperRemainsAsync(user, ct);
        user.Grant(roles);
    }

    /// <summary>Refuses to hand on what the caller does not hold.</summary>
    public void EnsureHeld(IEnumerable<string> permissions) => Ensure.That(permissions.All(caller.May), UserErrors.GrantsTooMuch);

    /// <summary>An admin changes nobody who may more: with somebody's address comes their password, and with that their rights.</summary>
    public async Task EnsureNotAboveAsync(User user, CancellationToken ct)
    {
        if (caller.Surface is not Surface.Admin || user.Id == caller.UserId) return;

        var roles = user.Roles.Select(role => role.RoleId).ToList();
        var held = await db.Roles.Where(role => roles.Contains(role.Id)).Select(role => role.Permissions).ToListAsync(ct);
        Ensure.That(held.SelectMany(permissions => permissions).All(caller.May), UserErrors.MayMore);
    }

    /// <summary>To be asked in the transaction that takes the role away.</summary>
    public async Task EnsureSuperRemainsAsync(User user, CancellationToken ct)
    {
        if (!user.Roles.Any(role => role.RoleId == SystemRoles.Super)) return;

        // Takes the role's row first, so that two who demote each other do so one after the other.
        await db.Roles.Where(role => role.Id == SystemRoles.Super).ExecuteUpdateAsync(set => set.SetProperty(role => role.UpdatedAt, role => role.UpdatedAt), ct);
        Ensure.That(await db.Users.AnyAsync(other => other.Id != user.Id && other.Status == UserStatus.Active && other.Roles.Any(role => role.RoleId == SystemRoles.Super), ct), UserErrors.LastSuperAdmin);
    }
}
