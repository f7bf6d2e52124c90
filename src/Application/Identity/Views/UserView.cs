using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity.Views;

/// <summary>What somebody is to the marketplace, at their highest.</summary>
public enum UserRank { Buyer, Seller, Admin }

/// <summary>A person's account, as the person itself, its sellers and the admins are told of it.</summary>
public sealed record UserView : IView
{
    public UserId Id { get; init; }

    public int Revision { get; init; }

    public string Email { get; init; } = "";

    public string Name { get; init; } = "";

    public string? Phone { get; init; }

    public string Locale { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public string? PendingEmail { get; init; }

    public bool EmailVerified { get; init; }

    public bool PhoneVerified { get; init; }

    public bool MfaEnabled { get; init; }

    public UserRank Role { get; init; }

    public UserStatus Status { get; init; }

    public bool IsActive { get; init; }

    public DateTimeOffset? LastSignInAt { get; init; }

    /// <summary>Until when strangers' tries are refused; the owner's own addresses stay open.</summary>
    public DateTimeOffset? LockEndsAt { get; init; }

    public UploadId? AvatarId { get; init; }

    public BuyerId ProfileId { get; init; }

    public IReadOnlyList<RoleId> Roles { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
