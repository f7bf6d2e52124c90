using Marketplace.Domain.Common;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>What other modules may know of a seller.</summary>
public interface ISellerDirectory
{
    Task<SellerStanding> GetAsync(SellerId id, CancellationToken ct);

    /// <summary>Who it is by law, and how to reach it.</summary>
    Task<SellerImprint> ImprintAsync(SellerId id, CancellationToken ct);

    /// <summary>A shop of a seller, or its only one where none is named. Null where nobody can tell which.</summary>
    Task<ShopPlace?> ShopAsync(SellerId seller, ShopId? shop, CancellationToken ct);
}

/// <param name="LegalName">As it stands in the register.</param>
public sealed record SellerImprint(string Name, string LegalName, string? RegistrationNumber, string? TaxNumber, Address? LegalAddress, string? ContactEmail);

public sealed record ShopPlace(string Name, Address Address);

/// <param name="IsTrusted">Publishes without review.</param>
/// <param name="Shops">Its shops, the first one first.</param>
/// <param name="BaseCurrency">In which its prices are kept.</param>
/// <param name="LeavesSalesToAdmins">Whether the operators decide to whom it sells.</param>
public sealed record SellerStanding(SellerId Id, bool IsApproved, bool IsTrusted, IReadOnlyList<ShopId> Shops, string BaseCurrency, bool LeavesSalesToAdmins)
{
    public ShopId? FirstShop => Shops.Count == 0 ? null : Shops[0];
}
