using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>One's own account; for a seller the people who act for it; for admins everybody.</summary>
internal sealed class ReadUsers(IIdentityDb db, ICaller caller, ISellerPeople people, SignInGuard guard) : IRequestHandler<Read<UserView>, Page<UserView>>
{
    public async Task<Page<UserView>> Handle(Read<UserView> request, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(request, cancellationToken);
        if (caller.Surface is not Surface.Admin || !request.Needs(nameof(UserView.LockEndsAt))) return page;

        var locks = await guard.LocksAsync([.. page.Items.Select(user => user.Email)], cancellationToken);
        return page with { Items = [.. page.Items.Select(user => user with { LockEndsAt = locks.GetValueOrDefault(user.Email) })] };
    }

    private Task<Page<UserView>> ReadAsync(Read<UserView> request, CancellationToken ct) => Visible.AsNoTracking().Narrow(request, HoldingRoles)
        .Select(user => new UserView
        {
            Id = user.Id,
            Revision = user.Version,
            Email = user.Email,
            Name = user.Name,
            Phone = user.Phone,
            Locale = user.Locale,
            TimeZone = user.TimeZone,
            PendingEmail = user.PendingEmail,
            EmailVerified = user.EmailVerifiedAt != null,
            PhoneVerified = user.PhoneVerifiedAt != null,
            MfaEnabled = db.TotpDevices.Any(device => device.UserId == user.Id && device.ConfirmedAt != null),
            Role = user.Roles.Any() ? UserRank.Admin : people.Memberships.Any(member => member.UserId == user.Id) ? UserRank.Seller : UserRank.Buyer,
            Status = user.Status,
            IsActive = user.Status == UserStatus.Active,
            LastSignInAt = user.LastSignInAt,
            AvatarId = user.AvatarId,
            ProfileId = user.ProfileId,
            Roles = user.Roles.Select(role => role.RoleId).ToList(),
            CreatedAt = user.CreatedAt,
            UpdatedAt = user.UpdatedAt,
        })
        .PageAsync(request with { Properties = request.Properties is null ? null : new HashSet<string>(request.Properties, StringComparer.Ordinal) { nameof(UserView.Email) } }, ct);

    private static IQueryable<User> HoldingRoles(IQueryable<User> users, Condition<UserView> condition)
    {
        var roles = condition.Ids().Select(id => new RoleId(id)).ToList();
        return users.Having(condition, user => user.Roles.Any(held => roles.Contains(held.RoleId)));
    }

    private IQueryable<User> Visible => caller.Surface switch
    {
        Surface.Admin => db.Users,
        Surface.Seller => db.Users.Where(user => people.Memberships.Any(member => member.UserId == user.Id && member.SellerId == caller.SellerId)),
        _ => db.Users.Where(user => user.Id == caller.UserId),
    };
}
