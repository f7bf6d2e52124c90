using Marketplace.Domain.Common;
using Marketplace.Domain.Identity.Contracts;

namespace Marketplace.Domain.Identity;

public enum UserStatus { Active, Suspended, Erased }

/// <summary>What a person tells of itself.</summary>
public sealed record UserDetails(string Name)
{
    public string? Phone { get; init; }

    public string Locale { get; init; } = "en";

    public string TimeZone { get; init; } = "UTC";
}

/// <summary>
/// Somebody who signs in. What one may do beyond buying comes from the admin roles held here and from memberships of sellers; what one buys and
/// where it is sent belongs to the customer profile, known by <see cref="ProfileId"/>.
/// </summary>
public sealed class User : AggregateRoot, IAudited
{
    public const int MaxNameLength = 120;
    public const int MaxPhoneLength = 16;
    public const int MaxRoles = 20;

    private readonly List<UserRole> _roles = [];

    private User() { } // EF Core

    public string? AuditedAs => "users";

    public UserId Id { get; private init; }

    public BuyerId ProfileId { get; private init; }

    public string Email { get; private set; } = "";

    /// <summary>By which the address is compared: without regard to case.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>A new address that waits for its code; the old one counts until then.</summary>
    public string? PendingEmail { get; private set; }

    public DateTimeOffset? EmailVerifiedAt { get; private set; }

    public DateTimeOffset? PhoneVerifiedAt { get; private set; }

    /// <summary>Null: this person signs in with somebody else's word only, or was invited and has not come yet.</summary>
    public string? PasswordHash { get; private set; }

    public string Name { get; private set; } = "";

    public string? Phone { get; private set; }

    public string Locale { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public UserStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>The admin roles; none for most people.</summary>
    public IReadOnlyList<UserRole> Roles => _roles;

    public UploadId? AvatarId { get; private set; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    public UserDetails Details => new(Name) { Phone = Phone, Locale = Locale, TimeZone = TimeZone };

    /// <param name="passwordHash">Null for an invited admin and for who comes by a social sign-in.</param>
    public static User Register(string email, string? passwordHash, UserDetails details)
    {
        var user = new User { Id = UserId.New(), ProfileId = BuyerId.New(), PasswordHash = passwordHash };
        user.TakeEmail(email);
        user.Take(details);
        user.Raise(new UserRegistered(user.Id, user.ProfileId));
        return user;
    }

    public void Change(UserDetails details)
    {
        if (details.Phone != Phone) PhoneVerifiedAt = null;
        Take(details);
        Raise(new UserUpdated(Id));
    }

    public void Show(UploadId? avatar) => AvatarId = avatar;

    /// <summary>A new address counts once the code that went there has come back.</summary>
    public void AskForEmail(string email)
    {
        Domain.Common.Email.Checked(email, "email");
        PendingEmail = Domain.Common.Email.KeyOf(email) == EmailKey ? null : email;
        if (PendingEmail is null) Email = email; // the same address in other letters
        Raise(new UserUpdated(Id));
    }

    /// <summary>The code that was sent to an address came back.</summary>
    public void VerifyEmail(string email, DateTimeOffset now)
    {
        var key = Domain.Common.Email.KeyOf(email);
        Ensure.That(key == EmailKey || (PendingEmail is not null && key == Domain.Common.Email.KeyOf(PendingEmail)), UserErrors.StaleCode);
        if (key == EmailKey && EmailVerifiedAt is not null) return;

        if (key != EmailKey) TakeEmail(email);
        (PendingEmail, EmailVerifiedAt) = (null, now);
        Raise(new UserEmailVerified(Id, ProfileId));
    }

    public void VerifyPhone(string phone, DateTimeOffset now)
    {
        Ensure.That(Phone == phone, UserErrors.StaleCode);
        PhoneVerifiedAt ??= now;
        Raise(new UserUpdated(Id));
    }

    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        Raise(new UserPasswordChanged(Id));
    }

    public void Grant(IReadOnlyList<RoleId> roles)
    {
        Ensure.That(roles.Count <= MaxRoles, UserErrors.TooManyRoles);
        _roles.RemoveAll(held => !roles.Contains(held.RoleId));
        _roles.AddRange(roles.Distinct().Except(_roles.Select(held => held.RoleId)).Select(role => new UserRole(Id, role)));
        Raise(new UserRolesChanged(Id));
    }

    public void Move(UserStatus to, string? reason)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = UserMoves.OfAdmin.Check(Status, to, reason);
        Raise(new UserStatusChanged(Id, Status, to, reason));
        (Status, StatusReason) = (to, reason);
    }

    /// <summary>Nothing of the person stays; the id does, for the books.</summary>
    public void Erase()
    {
        if (Status is UserStatus.Erased) return;

        Raise(new UserStatusChanged(Id, Status, UserStatus.Erased, Reason: null));
        (Status, StatusReason, PasswordHash, PendingEmail, Phone, AvatarId, LastSignInAt) = (UserStatus.Erased, null, null, null, null, null, null);
        (EmailVerifiedAt, PhoneVerifiedAt) = (null, null);
        _roles.Clear();
        Name = "Erased";
        Email = Common.Email.OfErased(Id.Value); // the address may be taken anew
        EmailKey = Email;
    }

    private void TakeEmail(string email)
    {
        Email = Domain.Common.Email.Checked(email, "email");
        EmailKey = Domain.Common.Email.KeyOf(email);
    }

    private void Take(UserDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Phone = details.Phone is null ? null : PhoneNumber.Checked(details.Phone, "phone");
        Locale = Require.Text(details.Locale, 35, "locale");
        Ensure.That(TimeZoneInfo.TryFindSystemTimeZoneById(details.TimeZone, out _), UserErrors.UnknownTimeZone);
        TimeZone = details.TimeZone;
    }
}

/// <summary>An admin role that a user holds.</summary>
public sealed record UserRole(UserId UserId, RoleId RoleId);

public static class UserMoves
{
    /// <summary>Erasing is done by a privacy request, not by hand.</summary>
    public static readonly StateMachine<UserStatus> OfAdmin = new((UserStatus.Active, UserStatus.Suspended), (UserStatus.Suspended, UserStatus.Active))
    {
        ReasonedStates = [UserStatus.Suspended],
    };
}
