using Marketplace.Domain.Common;

namespace Marketplace.Domain.Customers;

/// <summary>An entry of somebody's address book.</summary>
public sealed class CustomerAddress : AggregateRoot
{
    public const int MaxPerProfile = 50;
    public const int MaxLabelLength = 60;

    public static readonly DomainError TooMany = new(ErrorKind.Conflict, "resource_in_use", $"At most {MaxPerProfile} addresses.");

    private CustomerAddress() { } // EF Core

    public CustomerAddressId Id { get; private init; }

    public BuyerId ProfileId { get; private init; }

    public string? Label { get; private set; }

    public Address Address { get; private set; } = null!;

    /// <summary>That of the address, by itself, so that it can be asked for.</summary>
    public string Country { get; private set; } = "";

    public bool IsDefaultShipping { get; private set; }

    public bool IsDefaultBilling { get; private set; }

    public static CustomerAddress Note(BuyerId profile, string? label, Address address, bool isDefaultShipping, bool isDefaultBilling)
    {
        var entry = new CustomerAddress { Id = CustomerAddressId.New(), ProfileId = profile };
        entry.Change(label, address, isDefaultShipping, isDefaultBilling);
        return entry;
    }

    public void Change(string? label, Address address, bool isDefaultShipping, bool isDefaultBilling)
    {
        Label = Require.OptionalText(label, MaxLabelLength, "label");
        Address = address.Checked("");
        Country = address.Country;
        (IsDefaultShipping, IsDefaultBilling) = (isDefaultShipping, isDefaultBilling);
    }

    /// <summary>Another entry became the default.</summary>
    public void Yield(bool shipping, bool billing)
    {
        IsDefaultShipping &= !shipping;
        IsDefaultBilling &= !billing;
    }
}
