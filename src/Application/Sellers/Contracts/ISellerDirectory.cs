using Marketplace.Domain.Common;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>What other modules may know of a seller.</summary>
public interface ISellerDirectory
{
    Task<SellerStanding> GetAsync(SellerId id, CancellationToken ct);
}

/// <param name="IsTrusted">Publishes without review.</param>
/// <param name="Shops">Its shops, the first one first.</param>
/// <param name="BaseCurrency">In which its prices are kept.</param>
public sealed record SellerStanding(SellerId Id, bool IsApproved, bool IsTrusted, IReadOnlyList<ShopId> Shops, string BaseCurrency)
{
    public ShopId? FirstShop => Shops.Count == 0 ? null : Shops[0];
}
