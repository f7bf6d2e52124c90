using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What is stored comes from the tables; what it costs today, from the catalogue: one question per currency on the page.</summary>
internal sealed class ReadCarts(IShoppingDb db, ICaller caller, IOfferCatalog catalog) :
    IRequestHandler<Read<CartView>, Page<CartView>>,
    IRequestHandler<Read<CartLineView>, Page<CartLineView>>
{
    public async Task<Page<CartView>> Handle(Read<CartView> request, CancellationToken cancellationToken)
    {
        var page = await db.Carts.AsNoTracking().VisibleTo(caller)
            .Select(cart => new CartView
            {
                Id = cart.Id,
                Revision = cart.Version,
                BuyerId = cart.BuyerId,
                OrderId = cart.OrderId,
                Currency = cart.Currency,
                Email = cart.Email,
                Note = cart.Note,
                ShippingAddress = cart.ShippingAddress,
                Status = cart.Status,
                ItemCount = cart.Lines.Sum(line => line.Quantity),
                CreatedAt = cart.CreatedAt,
                UpdatedAt = cart.UpdatedAt,
            })
            .PageAsync(request with { Properties = null }, cancellationToken);
        if (!request.Needs(nameof(CartView.ItemTotalMinor)) && !request.Needs(nameof(CartView.GrandTotalMinor)) && !request.Needs(nameof(CartView.Problems))) return page;

        var ids = page.Items.Select(cart => cart.Id).ToList();
        var stored = await db.Carts.AsNoTracking().Where(cart => ids.Contains(cart.Id))
            .SelectMany(cart => cart.Lines, (cart, line) => new Stored(cart.Id, cart.Status, line.ListingId, line.Quantity, line.UnitPrice, cart.Currency)).ToListAsync(cancellationToken);
        var lines = await PriceAsync(stored, cancellationToken);
        var byCart = lines.ToLookup(line => line.Stored.CartId, line => line.Priced);
        return page with { Items = [.. page.Items.Select(cart => Complete(cart, byCart[cart.Id]))] };
    }

    public async Task<Page<CartLineView>> Handle(Read<CartLineView> request, CancellationToken cancellationToken)
    {
        var page = await db.Carts.AsNoTracking().VisibleTo(caller)
            .SelectMany(cart => cart.Lines, CartLineViews.Stored)
            .PageAsync(request with { Properties = null }, cancellationToken);
        var lines = await PriceAsync(
            [.. page.Items.Select(line => new Stored(line.CartId, line.CartStatus, line.ListingId, line.Quantity, line.UnitPriceMinor, line.Currency))], cancellationToken);
        return page with { Items = [.. page.Items.Zip(lines, (view, line) => view.With(line.Priced))] };
    }

    private async Task<IReadOnlyList<(Stored Stored, PricedLine Priced)>> PriceAsync(IReadOnlyList<Stored> lines, CancellationToken ct)
    {
        var offers = new Dictionary<(string, ListingId), Offer>();
        foreach (var currency in lines.Where(line => !line.IsSettled).GroupBy(line => line.Currency, StringComparer.Ordinal))
        {
            var found = await catalog.FindAsync([.. currency.Select(line => line.ListingId).Distinct()], currency.Key, known: true, ct);
            foreach (var offer in found.Values) offers[(currency.Key, offer.ListingId)] = offer;
        }

        return [.. lines.Select(line => (line, new PricedLine(
            line.ListingId, line.Quantity, new Money(line.UnitPrice, line.Currency), offers.GetValueOrDefault((line.Currency, line.ListingId)), line.IsSettled)))];
    }

    private static CartView Complete(CartView cart, IEnumerable<PricedLine> lines)
    {
        PricedLine[] priced = [.. lines];
        var total = priced.Select(line => line.Total).Sum(cart.Currency).MinorUnits;
        return cart with
        {
            ItemTotalMinor = total,
            GrandTotalMinor = total,
            Problems = [.. priced.SelectMany(line => line.Problems)],
        };
    }

    private sealed record Stored(CartId CartId, CartStatus Status, ListingId ListingId, int Quantity, long UnitPrice, string Currency)
    {
        public bool IsSettled => Status is not CartStatus.Open;
    }
}
