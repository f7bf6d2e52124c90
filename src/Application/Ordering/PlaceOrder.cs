using Marketplace.Application.Common;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>
/// Buys what is in a cart. Who the buyer is comes from the credential and what it costs from the catalogue; the client only says what
/// total it has shown, so that nobody pays a price unseen.
/// </summary>
public sealed record PlaceOrderCommand(CartId CartId, Money ExpectedTotal, PaymentWish Payment, Address BillingAddress) : ICommand<Written>
{
    /// <summary>That of the cart where none is given, as with the e-mail address and the note.</summary>
    public Address? ShippingAddress { get; init; }

    public string? Email { get; init; }

    public string? Note { get; init; }
}

/// <summary>One transaction: cart, stock, order, payment and events are stored together or not at all. Who has the money is asked when they are.</summary>
internal sealed class PlaceOrderHandler(IUnitOfWork work, IOrderingDb db, ICheckoutCarts carts, OrderDesk desk, BuyerLanguage language, ICaller caller) : IRequestHandler<PlaceOrderCommand, Written>
{
    public async Task<Written> Handle(PlaceOrderCommand request, CancellationToken cancellationToken)
    {
        EnsureSound(request);
        var plan = await desk.PlanAsync(request.Payment, request.ExpectedTotal, request.BillingAddress.Country, cancellationToken);
        var locale = await language.OfCallerAsync(cancellationToken);
        return await work.ExecuteAsync(ct => PlaceAsync(request, plan, locale, ct), cancellationToken);
    }

    /// <summary>Another checkout of the same cart is waited for, and its order found: else what that one took, the last unit or what a buyer may use once, would be missing here, and a sale be refused that was made.</summary>
    private async Task<Written> PlaceAsync(PlaceOrderCommand request, PaymentPlan? plan, string locale, CancellationToken ct)
    {
        await work.LockAsync($"checkout {request.CartId.Value}", ct);
        var cart = await carts.FindAsync(request.CartId, caller.RequiredBuyer, request.ShippingAddress, ct, toBuy: true);
        Ensure.That(cart is not null, OrderErrors.NoSuchCart);
        if (cart.OrderId is not null)
        {
            var done = await db.Checkouts.Where(checkout => checkout.CartId == cart.Id).Select(checkout => checkout.Id).SingleAsync(ct);
            return new Written(done.Value, AlreadyThere: true);
        }

        EnsureBuyable(cart);
        var terms = TermsOf(request, cart, locale);
        Ensure.That(request.ExpectedTotal == cart.Total, OrderErrors.PriceChanged(cart.Total));

        var checkout = await desk.PlaceAsync(cart, terms, plan, ct) ?? throw new DomainException(OrderErrors.PriceChanged(await TotalNowAsync(request, ct)));
        carts.Complete(cart, checkout.OrderId);
        await db.SaveChangesAsync(ct);
        return new Written(checkout.Id.Value) { View = CheckoutViews.Of(checkout) };
    }

    private async Task<Money> TotalNowAsync(PlaceOrderCommand request, CancellationToken ct) => (await carts.FindAsync(request.CartId, caller.RequiredBuyer, request.ShippingAddress, ct))!.Total;

    private OrderTerms TermsOf(PlaceOrderCommand request, CheckoutCart cart, string locale)
    {
        var email = request.Email ?? cart.Email;
        var shipping = request.ShippingAddress ?? cart.ShippingAddress;
        Ensure.That(email is not null || caller.Kind is not CallerKind.Guest, OrderErrors.EmailRequired);
        Ensure.That(shipping is not null || cart.GoesNowhere, OrderErrors.ShippingAddressRequired);
        return new OrderTerms(cart.BuyerId, cart.Currency, email, request.Note ?? cart.Note, shipping, request.BillingAddress, locale);
    }

    /// <summary>What can be judged without looking anything up is judged first; the cart's own values were judged when it took them.</summary>
    private static void EnsureSound(PlaceOrderCommand request)
    {
        request.BillingAddress.Checked("billingAddress");
        request.ShippingAddress?.Checked("shippingAddress");
        if (request.Email is { } email) Email.Checked(email, "email");
        Require.OptionalText(request.Note, Checkout.MaxNoteLength, "note");
    }

    /// <summary>A changed price alone is no obstacle where the buyer has seen the total that it makes.</summary>
    private static void EnsureBuyable(CheckoutCart cart)
    {
        CartProblem[] obstacles = [.. cart.Problems.Where(problem => problem.Code != "price_changed")];
        Ensure.That(!Array.Exists(obstacles, problem => problem.Code == "address_not_deliverable"), OrderErrors.AddressNotDeliverable);
        Ensure.That(Array.TrueForAll(obstacles, problem => problem.Code == "insufficient_stock"), CheckoutErrors.CartChanged(cart.Problems));
        Ensure.That(obstacles.Length == 0, CheckoutErrors.InsufficientStock(cart.Problems));
    }
}
