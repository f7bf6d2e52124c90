using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What is stored comes from the tables; what it costs today, from the one way to prices.</summary>
internal sealed class ReadCarts(IShoppingDb db, ICaller caller, CartPrices prices) :
    IRequestHandler<Read<CartView>, Page<CartView>>,
    IRequestHandler<Read<CartLineView>, Page<CartLineView>>
{
    private static readonly string[] Priced =
    [
        nameof(CartView.ItemTotalMinor), nameof(CartView.DiscountTotalMinor), nameof(CartView.ShippingTotalMinor), nameof(CartView.TaxTotalMinor), nameof(CartView.IncludedTaxTotalMinor),
        nameof(CartView.GrandTotalMinor), nameof(CartView.Problems),
    ];

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
        if (!Array.Exists(Priced, request.Needs)) return page;

        var priced = await prices.OfAsync([.. page.Items.Select(cart => cart.Id)], cancellationToken);
        return page with { Items = [.. page.Items.Select(cart => priced.TryGetValue(cart.Id, out var found) ? Complete(cart, found) : cart)] };
    }

    public async Task<Page<CartLineView>> Handle(Read<CartLineView> request, CancellationToken cancellationToken)
    {
        var page = await db.Carts.AsNoTracking().VisibleTo(caller)
            .SelectMany(cart => cart.Lines, CartLineViews.Stored)
            .PageAsync(request with { Properties = null }, cancellationToken);
        var priced = await prices.OfAsync([.. page.Items.Select(line => line.CartId).Distinct()], cancellationToken);
        var lines = priced.Values.SelectMany(cart => cart.Lines).ToDictionary(line => line.Line.Id);
        return page with { Items = [.. page.Items.Select(view => lines.TryGetValue(view.Id, out var line) ? view.With(line) : view)] };
    }

    private static CartView Complete(CartView cart, PricedCart priced) => cart with
    {
        ItemTotalMinor = priced.Totals.Item,
        DiscountTotalMinor = priced.Totals.Discount,
        ShippingTotalMinor = priced.Totals.Shipping,
        TaxTotalMinor = priced.Totals.Tax,
        IncludedTaxTotalMinor = priced.Totals.IncludedTax,
        GrandTotalMinor = priced.Totals.Grand,
        Problems = priced.Problems,
    };
}
