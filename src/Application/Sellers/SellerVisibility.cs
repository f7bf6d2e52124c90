using Marketplace.Application.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers;

/// <summary>The public sees approved sellers and their published shops; who belongs to a seller also that one, and a seller itself, in any state.</summary>
internal static class SellerVisibility
{
    extension(IQueryable<Seller> sellers)
    {
        public IQueryable<Seller> SeenBy(ICaller caller, IQueryable<SellerMember> members) => caller.Surface switch
        {
            Surface.Public when caller.UserId is { } user => sellers.Where(seller => seller.Status == SellerStatus.Approved || members.Any(member => member.SellerId == seller.Id && member.UserId == user)),
            Surface.Public => sellers.Where(seller => seller.Status == SellerStatus.Approved),
            Surface.Seller => sellers.Where(seller => seller.Id == caller.SellerId),
            _ => sellers,
        };
    }

    extension(IQueryable<Shop> shops)
    {
        /// <summary>Of sellers that the caller sees.</summary>
        public IQueryable<Shop> SeenBy(ICaller caller) => caller.Surface is Surface.Public ? shops.Where(shop => shop.IsPublished) : shops;
    }
}
