namespace Marketplace.Domain.Sellers.Contracts;

/// <summary>How what was bought is handed over.</summary>
public enum ShippingKind { Shipping, Pickup, LocalDelivery }
