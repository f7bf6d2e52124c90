using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>What is stored comes from the tables; what it costs today, from the one way to prices.</summary>
internal sealed class ReadCarts(IShoppingDb db, ICaller caller, CartPrices prices, ICustomerProfiles customers) :
    IRequestHandler<Read<CartView>, Page<CartView>>,
    IRequestHandler<Read<CartLineView>, Page<CartLineView>>
{
    private const string Total = "grandTotal";

    private static readonly string[] Priced =
    [
        nameof(CartView.ItemTotalMinor), nameof(CartView.DiscountTotalMinor), nameof(CartView.ShippingTotalMinor), nameof(CartView.TaxTotalMinor), nameof(CartView.IncludedTaxTotalMinor),
        nameof(CartView.GrandTotalMinor), nameof(CartView.Problems),
    ];

    private IQueryable<CartView> Stored => db.Carts.AsNoTracking().VisibleTo(caller).Select(cart => new CartView
    {
        Id = cart.Id,
        Revision = cart.Version,
        BuyerId = cart.BuyerId,
        ProfileId = customers.Known.Where(known => known == cart.BuyerId).Select(known => (BuyerId?)known).FirstOrDefault(),
        OrderId = cart.OrderId,
        Currency = cart.Currency,
        Email = cart.Email,
        Note = cart.Note,
        ShippingAddress = cart.ShippingAddress,
        Status = cart.Status,
        ItemCount = cart.Lines.Sum(line => line.Quantity),
        CreatedAt = cart.CreatedAt,
        UpdatedAt = cart.UpdatedAt,
    });

    public async Task<Page<CartView>> Handle(Read<CartView> request, CancellationToken cancellationToken)
    {
        if (request.Named(Total) is not null || request.Order.Any(key => key.Path == Total)) return await ByTotalAsync(request, cancellationToken);

        var page = await Stored.PageAsync(request with { Properties = null }, cancellationToken);
        return Array.Exists(Priced, request.Needs) ? page with { Items = await PricedAsync(page.Items, cancellationToken) } : page;
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

    /// <summary>What a cart comes to today is not stored: so all that the other conditions leave are reckoned, if those are not too many.</summary>
    private async Task<Page<CartView>> ByTotalAsync(Read<CartView> request, CancellationToken ct)
    {
        var stored = request with { Conditions = [.. request.Conditions.Where(condition => condition.Path != Total)], Properties = null };
        var most = request.ReckonCap;
        var left = await Stored.PageAsync(stored with { Order = [request.Order[^1]], Page = new PageRequest.Whole(most + 1), CountTotal = false }, ct);
        Ensure.That(left.Items.Count <= most, request.Named(Total) is null ? CartErrors.TooManyToSort(most) : CartErrors.TooManyToFilter(most));

        var fitting = (await PricedAsync(left.Items, ct)).ToPage(new Read<CartView> { Conditions = [.. request.Conditions.Except(stored.Conditions)], Page = new PageRequest.Whole(most) }).Items;
        if (request.Order.Any(key => key.Path == Total)) return fitting.ToPage(stored with { Conditions = [] });

        var reckoned = fitting.ToDictionary(cart => cart.Id);
        var page = await Stored.Where(cart => reckoned.Keys.Contains(cart.Id)).PageAsync(stored, ct);
        return page with { Items = [.. page.Items.Select(cart => reckoned[cart.Id])] };
    }

    private async Task<IReadOnlyList<CartView>> PricedAsync(IReadOnlyList<CartView> carts, CancellationToken ct)
    {
        var priced = await prices.OfAsync([.. carts.Select(cart => cart.Id)], ct);
        return [.. carts.Select(cart => priced.TryGetValue(cart.Id, out var found) ? Complete(cart, found) : cart)];
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
