using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

public sealed record ShippingMethodDetails(string Name, ShippingKind Kind)
{
    public string? Carrier { get; init; }

    /// <summary>From the order until it is on its way, or ready to be fetched.</summary>
    public TimeSpan LeadTime { get; init; }

    public bool IsActive { get; init; } = true;

    public int Position { get; init; }
}

/// <summary>A way in which a seller hands over what was bought. Where it serves and what it costs say its rates, which go with it.</summary>
public sealed class ShippingMethod : AggregateRoot
{
    public const int MaxPerSeller = 100;
    public const int MaxNameLength = 120;
    public const int MaxCarrierLength = 120;
    public const int MaxPosition = 10_000;

    public static readonly TimeSpan LongestLeadTime = TimeSpan.FromDays(365);

    private ShippingMethod() { } // EF Core

    public ShippingMethodId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>Null: from all shops of the seller.</summary>
    public ShopId? ShopId { get; private init; }

    public string Name { get; private set; } = "";

    public ShippingKind Kind { get; private set; }

    public string? Carrier { get; private set; }

    public TimeSpan LeadTime { get; private set; }

    /// <summary>Whether buyers are offered it.</summary>
    public bool IsActive { get; private set; }

    public int Position { get; private set; }

    public ShippingMethodDetails Details => new(Name, Kind) { Carrier = Carrier, LeadTime = LeadTime, IsActive = IsActive, Position = Position };

    /// <param name="before">How many the seller has already.</param>
    public static ShippingMethod Offer(SellerId seller, ShopId? shop, ShippingMethodDetails details, int before)
    {
        Ensure.That(before < MaxPerSeller, ShippingErrors.TooManyMethods);
        var method = new ShippingMethod { Id = ShippingMethodId.New(), SellerId = seller, ShopId = shop };
        method.Change(details);
        return method;
    }

    public void Change(ShippingMethodDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Kind = details.Kind;
        Carrier = Require.OptionalText(details.Carrier, MaxCarrierLength, "carrier");
        Ensure.That(details.LeadTime >= TimeSpan.Zero && details.LeadTime <= LongestLeadTime, ShippingErrors.LeadTime);
        LeadTime = details.LeadTime;
        IsActive = details.IsActive;
        Position = Require.Range(details.Position, 0, MaxPosition, "position");
    }
}
