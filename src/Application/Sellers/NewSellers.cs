using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Opens sellers that wait: with an owner, a verification that has not begun, and an address of their own.</summary>
internal sealed class NewSellers(ISellersDb db, StoreOptions store, SellersOptions sellers) : ISellerWishes
{
    private const int TailLength = 9;

    public async Task OpenAsync(UserId user, string name, CancellationToken ct)
    {
        var seller = await OpenAsync(user, name, phone: null, ct);
        db.SellerApplications.Add(SellerApplication.Wish(user, seller.Id, seller.Name, store.Country));
    }

    public async Task<Seller> OpenAsync(UserId owner, string businessName, string? phone, CancellationToken ct)
    {
        var name = Require.Text(businessName, Seller.MaxNameLength, "businessName");
        var seller = Seller.Register(new SellerDetails(name, await FreeSlugAsync(name, ct), name) { ContactPhone = phone }, store.Currency);
        db.Sellers.Add(seller);
        db.SellerMembers.Add(SellerMember.Join(seller.Id, owner, SellerRole.Owner));
        db.KycCases.Add(KycCase.Open(seller.Id, sellers.RequiredDocuments));
        return seller;
    }

    public async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var slug = Slug.From(name) ?? "seller";
        return await db.Sellers.AnyAsync(seller => seller.Slug == slug, ct) ? $"{slug[..Math.Min(slug.Length, Require.MaxSlugLength - TailLength)]}-{Guid.CreateVersion7().ToString("N")[^8..]}" : slug;
    }
}
