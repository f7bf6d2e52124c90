using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using MediatR;

namespace Marketplace.Application.Shopping;

/// <summary>The client says what, how many and how made; the catalogue says at what price.</summary>
public sealed record AddCartLineCommand(CartId CartId, ListingId ListingId, int Quantity) : ICommand<Written>
{
    public CustomizationWish Wish { get; init; } = CustomizationWish.None;
}

internal sealed class AddCartLineHandler(IShoppingDb db, ICaller caller, IOfferCatalog catalog, IBasketPricing pricing, ICustomizationFiles files, IUnitOfWork work) : IRequestHandler<AddCartLineCommand, Written>
{
    public async Task<Written> Handle(AddCartLineCommand request, CancellationToken cancellationToken)
    {
        var (cart, line, offer, merged) = await work.ExecuteAsync(ct => AddAsync(request, ct), cancellationToken);

        // What could be taken off it depends on all that is in the cart, so the answer is then read.
        var isReckoned = await pricing.MayDiscountAsync(offer.SellerId, withCodes: cart.Coupons is { Count: > 0 }, cancellationToken);
        return new Written(line.Id.Value)
        {
            View = isReckoned ? null : CartLineViews.Of(cart, line, offer),
            Meta = merged ? new Dictionary<string, object?>(StringComparer.Ordinal) { ["merged"] = true } : null,
        };
    }

    private async Task<(Cart Cart, CartLine Line, Offer Offer, bool Merged)> AddAsync(AddCartLineCommand request, CancellationToken ct)
    {
        var cart = await db.OwnCartAsync(request.CartId, caller, CartErrors.NoRelatedCart, ct);
        var offer = await catalog.BuyableAsync(request.ListingId, cart.Currency, ct);
        var customization = offer.Customization.Choose(request.Wish, cart.Currency);
        await files.CheckAsync([.. request.Wish.Files.Select(file => file.Upload)], ct);
        var (line, merged) = cart.Add(CartItems.Of(offer), request.Quantity, customization);
        if (!merged) await files.UseAsync(customization.Uploads(), [], ct);
        await db.SaveChangesAsync(ct);
        return (cart, line, offer, merged);
    }
}
