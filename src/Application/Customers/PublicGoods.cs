using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;

namespace Marketplace.Application.Customers;

/// <summary>What the caller is told of goods, asked as any reader of the public catalogue asks.</summary>
internal sealed class PublicGoods(IMediator sender)
{
    /// <summary>What the listing costs now, or without one the product; refuses a listing of another product.</summary>
    public async Task<Money?> PriceAsync(ProductId product, ListingId? listing, CancellationToken ct)
    {
        if (listing is not { } id)
        {
            var shown = (await sender.Send(Asked<ProductView>([product.Value], view => view.Id == product), ct)).Items;
            return shown is [{ PriceMinor: { } price, Currency: { } currency }] ? new Money(price, currency) : null;
        }

        var offered = (await sender.Send(Asked<ListingView>([id.Value], view => view.Id == id), ct)).Items.SingleOrDefault();
        Ensure.That(offered is null || offered.ProductId == product, WishlistItem.ListingOfAnother);
        return offered is { PriceMinor: { } amount, Currency: { } code } ? new Money(amount, code) : null;
    }

    /// <summary>Those of the listings that the caller may see.</summary>
    public async Task<HashSet<ListingId>> SeenAsync(IReadOnlyCollection<ListingId> listings, CancellationToken ct)
    {
        if (listings.Count == 0) return [];
        var asked = Asked<ListingView>([.. listings.Select(id => (object)id.Value)], view => listings.Contains(view.Id));
        return (await sender.Send(asked with { Properties = new HashSet<string>(StringComparer.Ordinal) { nameof(ListingView.Id) } }, ct)).Items.Select(view => view.Id).ToHashSet();
    }

    private static Read<TView> Asked<TView>(IReadOnlyList<object?> ids, System.Linq.Expressions.Expression<Func<TView, bool>> predicate)
        where TView : class, IView => new() { Page = new PageRequest.Whole(ids.Count), Conditions = [new Condition<TView>("id", Operator.In, ids, () => predicate)] };
}
