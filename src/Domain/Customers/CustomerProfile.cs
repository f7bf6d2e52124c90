using Marketplace.Domain.Common;
using Marketplace.Domain.Customers.Contracts;

namespace Marketplace.Domain.Customers;

/// <summary>To what somebody has said yes.</summary>
public sealed record Consents(bool MarketingEmail, bool MarketingSms, bool Analytics)
{
    public static Consents None { get; } = new(MarketingEmail: false, MarketingSms: false, Analytics: false);
}

/// <summary>
/// Somebody as a customer: apart from the account, since a guest who orders is a customer too. A guest's profile has an address and no owner, until
/// somebody shows to read that address.
/// </summary>
public sealed class CustomerProfile : AggregateRoot
{
    public const int MaxNameLength = 120;
    public const int MaxPreferencesLength = 10_000;

    private CustomerProfile() { } // EF Core

    public BuyerId Id { get; private init; }

    public UserId? UserId { get; private set; }

    public string DisplayName { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string EmailKey { get; private set; } = "";

    public string? Phone { get; private set; }

    /// <summary>What the storefront keeps for its visitor; nothing that we read (JSON).</summary>
    public string? Preferences { get; private set; }

    public Consents Consents { get; private set; } = Consents.None;

    /// <summary>The profile that took this one over, with all its orders.</summary>
    public BuyerId? ClaimedBy { get; private set; }

    public static CustomerProfile OfUser(BuyerId id, UserId user, string name, string email) => Open(id, user, name, email);

    /// <summary>Made by a guest's order.</summary>
    public static CustomerProfile OfGuest(BuyerId id, string name, string email) => Open(id, user: null, name, email);

    public void Change(string displayName, string? phone, string? preferences, Consents consents)
    {
        DisplayName = Require.Text(displayName, MaxNameLength, "displayName");
        Phone = phone is null ? null : PhoneNumber.Checked(phone, "phone");
        Preferences = Require.OptionalText(preferences, MaxPreferencesLength, "preferences");
        Consents = consents;
    }

    /// <summary>The account's address has changed.</summary>
    public void Follow(string email) => (Email, EmailKey) = (email, Domain.Common.Email.KeyOf(email));

    /// <summary>Its owner was found: what was bought as a guest is theirs.</summary>
    public void ClaimFor(BuyerId owner)
    {
        if (ClaimedBy is not null) return;
        ClaimedBy = owner;
        Raise(new CustomerProfileClaimed(Id, owner));
    }

    /// <summary>Nothing of the person stays; the id does, for the books.</summary>
    public void Erase()
    {
        (DisplayName, Phone, Preferences, Consents) = ("Erased", null, null, Consents.None);
        Follow(Common.Email.OfErased(Id.Value));
    }

    private static CustomerProfile Open(BuyerId id, UserId? user, string name, string email)
    {
        var profile = new CustomerProfile { Id = id, UserId = user, DisplayName = name };
        profile.Follow(email);
        return profile;
    }
}
