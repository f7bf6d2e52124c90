using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

internal sealed class SellerDirectory(ISellersDb db) : ISellerDirectory
{
    public async Task<SellerStanding> GetAsync(SellerId id, CancellationToken ct)
    {
        var seller = await db.Sellers.Where(candidate => candidate.Id == id).Select(found => new { found.Status, found.IsTrusted, found.BaseCurrency, found.AcceptancePolicy }).SingleAsync(ct);
        var shops = await db.Shops.Where(shop => shop.SellerId == id).OrderBy(shop => shop.Id).Select(shop => shop.Id).ToListAsync(ct);
        return new SellerStanding(id, seller.Status == SellerStatus.Approved, seller.IsTrusted, shops, seller.BaseCurrency, seller.AcceptancePolicy is AcceptancePolicy.Admin);
    }

    public Task<SellerImprint> ImprintAsync(SellerId id, CancellationToken ct) => db.Sellers.Where(seller => seller.Id == id)
        .Select(seller => new SellerImprint(seller.Name, seller.LegalName, seller.RegistrationNumber, seller.TaxNumber, seller.LegalAddress, seller.ContactEmail)).SingleAsync(ct);

    public async Task<ShopPlace?> ShopAsync(SellerId seller, ShopId? shop, CancellationToken ct) =>
        await db.Shops.Where(candidate => candidate.SellerId == seller && (shop == null || candidate.Id == shop)).OrderBy(candidate => candidate.Id).Select(found => new ShopPlace(found.Name, found.Address)).Take(2).ToListAsync(ct) is [var only] ? only : null;
}
