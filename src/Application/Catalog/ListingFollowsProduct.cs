using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;

namespace Marketplace.Application.Catalog;

internal static class ListingFollowsProduct
{
    extension(Listing listing)
    {
        /// <summary>Publishing activates the owner's draft listings; archiving archives what is offered.</summary>
        /// <param name="owner">The product's; null is the marketplace.</param>
        public void FollowProduct(Product product, SellerStanding? owner)
        {
            var follows = (product.Status, listing.Status) switch
            {
                (ProductStatus.Published, ListingStatus.Draft) when listing.SellerId == product.SellerId && owner?.IsApproved == true && listing.Prices.Count > 0 => ListingStatus.Active,
                (ProductStatus.Archived, _) => ListingStatus.Archived,
                _ => listing.Status,
            };
            listing.Move(follows, ListingMoves.OfSystem, reason: null, mayBeSold: true);
        }
    }
}
