namespace Marketplace.Domain.Sellers.Contracts;

/// <summary>How what was bought is handed over.</summary>
public enum ShippingKind { Shipping, Pickup, LocalDelivery, Digital }

public static class ShippingKinds
{
    /// <summary>Whether it is brought to an address; else it is fetched, or comes over the wire.</summary>
    public static bool GoesToAddress(this ShippingKind kind) => kind is ShippingKind.Shipping or ShippingKind.LocalDelivery;
}
