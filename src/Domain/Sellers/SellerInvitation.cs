using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

/// <summary>A seller asks somebody by mail to join. The word in the mail is good for that address only, and once.</summary>
public sealed class SellerInvitation : AggregateRoot, IAudited
{
    public const int HashLength = 64;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private SellerInvitation() { } // EF Core

    public string? AuditedAs => "sellerInvitations";

    public SellerInvitationId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    public string Email { get; private init; } = "";

    /// <summary>By which the address is compared.</summary>
    public string EmailKey { get; private init; } = "";

    public SellerRole Role { get; private init; }

    public UserId InvitedBy { get; private init; }

    public string Hash { get; private init; } = "";

    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public SellerMemberId? MemberId { get; private set; }

    /// <param name="hash">A digest of the word that the mail carries.</param>
    public static SellerInvitation Send(SellerId seller, string email, SellerRole role, UserId by, string hash, DateTimeOffset now) => new()
    {
        Id = SellerInvitationId.New(),
        SellerId = seller,
        Email = Domain.Common.Email.Checked(email, "email"),
        EmailKey = Domain.Common.Email.KeyOf(email),
        Role = role,
        InvitedBy = by,
        Hash = hash,
        ExpiresAt = now + Lifetime,
    };

    /// <param name="verifiedEmail">An address that the person has shown to read.</param>
    public SellerMember Accept(UserId user, string? verifiedEmail, DateTimeOffset now)
    {
        Ensure.That(AcceptedAt is null && now < ExpiresAt, MemberErrors.NoInvitation);
        Ensure.That(verifiedEmail is not null && Domain.Common.Email.KeyOf(verifiedEmail) == EmailKey, MemberErrors.InvitationOfAnother);
        var member = SellerMember.Join(SellerId, user, Role);
        (AcceptedAt, MemberId) = (now, member.Id);
        return member;
    }
}

public static class MemberErrors
{
    public static readonly DomainError LastOwner = new(ErrorKind.Conflict, "resource_in_use", "A seller always has an owner.");

    public static readonly DomainError NoInvitation = new(ErrorKind.Invalid, "invalid_value", "There is no such invitation, or it was used or is too old.", "token");

    public static readonly DomainError InvitationOfAnother = new(ErrorKind.Forbidden, "email_not_verified", "The invitation is for another address, or yours is not verified yet.");

    public static readonly DomainError AlreadyMember = new(ErrorKind.Conflict, "already_exists", "This person is a member already.");
}
