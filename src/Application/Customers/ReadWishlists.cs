using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Customers.Views;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>One's own. What the public sees no more is not there, and is there again when the public sees it again.</summary>
internal sealed class ReadWishlists(ICustomersDb db, ICaller caller, IPublicCatalog catalog, PublicGoods goods) :
    IRequestHandler<Read<WishlistView>, Page<WishlistView>>,
    IRequestHandler<Read<WishlistItemView>, Page<WishlistItemView>>
{
    private IQueryable<WishlistItem> Items => db.WishlistItems.Where(item => item.ProfileId == caller.BuyerId && catalog.PublicProducts.Any(product => product.ProductId == item.ProductId));

    public Task<Page<WishlistView>> Handle(Read<WishlistView> request, CancellationToken cancellationToken) =>
        db.Wishlists.AsNoTracking().Where(list => list.ProfileId == caller.BuyerId)
        .Select(list => new WishlistView
        {
            Id = list.Id,
            Revision = list.Version,
            ProfileId = list.ProfileId,
            Name = list.Name,
            IsDefault = list.IsDefault,
            ItemCount = Items.Count(item => item.WishlistId == list.Id),
            CreatedAt = list.CreatedAt,
            UpdatedAt = list.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public async Task<Page<WishlistItemView>> Handle(Read<WishlistItemView> request, CancellationToken cancellationToken)
    {
        var page = await Items.AsNoTracking()
            .Select(item => new WishlistItemView
            {
                Id = item.Id,
                Revision = item.Version,
                WishlistId = item.WishlistId,
                ProductId = item.ProductId,
                ListingId = item.ListingId,
                Note = item.Note,
                PriceMinor = item.PriceMinor,
                Currency = item.Currency,
                CreatedAt = item.CreatedAt,
                UpdatedAt = item.UpdatedAt,
            })
            .PageAsync(request, cancellationToken);
        var seen = await goods.SeenAsync([.. page.Items.Select(item => item.ListingId).OfType<Domain.Common.ListingId>().Distinct()], cancellationToken);
        return page with { Items = [.. page.Items.Select(item => item.ListingId is { } listing && !seen.Contains(listing) ? item with { ListingId = null } : item)] };
    }
}
