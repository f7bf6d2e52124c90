using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

public sealed record ChooseShippingCommand(CartId CartId, SellerId SellerId, ShippingOptionId OptionId) : ICommand<Written>;

public sealed record ChangeShippingChoiceCommand(ShippingChoiceId Id, Optional<ShippingOptionId?> OptionId) : ICommand<Written>;

/// <summary>The cheapest way is taken again.</summary>
public sealed record DropShippingChoiceCommand(ShippingChoiceId Id) : ICommand<Unit>;

internal sealed class ShippingChoiceHandlers(IShoppingDb db, ICaller caller, CartPrices prices, IUnitOfWork work, TimeProvider clock) :
    IRequestHandler<ChooseShippingCommand, Written>, IRequestHandler<ChangeShippingChoiceCommand, Written>, IRequestHandler<DropShippingChoiceCommand, Unit>
{
    public Task<Written> Handle(ChooseShippingCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.CartId, caller, CartErrors.NoRelatedCart, ct);
            var quote = await QuoteAsync(cart, request.SellerId, request.OptionId, ct);
            var choice = cart.Choose(request.SellerId, quote.MethodId, clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return new Written(choice.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(ChangeShippingChoiceCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await OfChoiceAsync(request.Id, ct);
            if (request.OptionId is { IsPresent: true, Value: { } option })
            {
                var seller = cart.Shipping!.Single(choice => choice.Id == request.Id).SellerId;
                cart.Rechoose(request.Id, (await QuoteAsync(cart, seller, option, ct)).MethodId);
            }

            await db.SaveChangesAsync(ct);
            return new Written(request.Id.Value);
        },
        cancellationToken);

    public Task<Unit> Handle(DropShippingChoiceCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            (await OfChoiceAsync(request.Id, ct)).Unchoose(request.Id);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    private async Task<Cart> OfChoiceAsync(ShippingChoiceId id, CancellationToken ct)
    {
        var cart = (await db.Carts.Where(cart => cart.BuyerId == caller.BuyerId && cart.Shipping != null).ToListAsync(ct)).Find(cart => cart.Shipping!.Any(choice => choice.Id == id));
        Ensure.That(cart is not null, CartErrors.NoSuchChoice);
        return cart;
    }

    private async Task<ParcelQuote> QuoteAsync(Cart cart, SellerId seller, ShippingOptionId option, CancellationToken ct)
    {
        Ensure.That(cart.Status is CartStatus.Open, CartErrors.NotOpen(cart.Status));
        var priced = await prices.OfAsync(cart, cart.ShippingAddress, ct, withWays: true);
        var quote = priced.Parcels.Where(parcel => parcel.SellerId == seller).SelectMany(parcel => parcel.Quotes.Quotes).FirstOrDefault(quote => CartParcel.OptionOf(cart.Id, quote.MethodId) == option);
        Ensure.That(quote is not null, CartErrors.NoSuchOption);
        return quote;
    }
}
