using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Shopping;

/// <summary>Another quantity, other choices, or the same at today's price.</summary>
public sealed record ChangeCartLineCommand(CartLineId Id, Optional<int> Quantity) : ICommand<Written>
{
    public Optional<IReadOnlyList<CustomizationAnswer>> Answers { get; init; }

    public Optional<IReadOnlyList<CustomizationFile>> Files { get; init; }
}

internal sealed class ChangeCartLineHandler(IShoppingDb db, ICaller caller, IOfferCatalog catalog, ICustomizationFiles files, IUnitOfWork work) : IRequestHandler<ChangeCartLineCommand, Written>
{
    public Task<Written> Handle(ChangeCartLineCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.Carts.OfLineAsync(request.Id, caller, ct);
            var line = cart.Lines.Single(line => line.Id == request.Id);
            var offer = await catalog.BuyableAsync(line.ListingId, cart.Currency, ct);
            var before = line.Customization ?? CustomizationSnapshot.None;
            var wish = new CustomizationWish(request.Answers.Or(before.Wish().Answers), request.Files.Or(before.Wish().Files));
            var customization = offer.Customization.Choose(wish, cart.Currency);
            await files.CheckAsync(request.Files.IsPresent ? [.. wish.Files.Select(file => file.Upload)] : [], ct);
            cart.Change(line.Id, CartItems.Of(offer), request.Quantity.Or(line.Quantity), customization);
            await files.UseAsync([.. customization.Uploads().Except(before.Uploads())], [.. before.Uploads().Except(customization.Uploads())], ct);
            await db.SaveChangesAsync(ct);
            return new Written(line.Id.Value);
        },
        cancellationToken);
}
