using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;

namespace Marketplace.Application.Ordering;

/// <summary>A buyer asks to be sold something that is sold on request only, at today's price.</summary>
/// <param name="ShippingAddress">Null: the default one of the buyer's address book.</param>
public sealed record AskToBuyCommand(ListingId ListingId, int Quantity, string? Message, Address? ShippingAddress) : ICommand<Written>
{
    /// <summary>What the buyer has decided about it.</summary>
    public CustomizationWish Wish { get; init; } = CustomizationWish.None;
}

internal sealed class AskToBuyHandler(IOrderingDb db, IUnitOfWork work, ICaller caller, RequestedGoodsFinder goods, ICustomerProfiles customers, ICustomizationFiles uploads, OrderFiles files, TimeProvider clock) : IRequestHandler<AskToBuyCommand, Written>
{
    /// <summary>Of two that are pending the unique index refuses one.</summary>
    public Task<Written> Handle(AskToBuyCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var shipping = command.ShippingAddress?.Checked("shippingAddress") ?? (await customers.ContactAsync(caller.RequiredBuyer, ct))?.Shipping;
            Ensure.That(shipping is not null, OrderErrors.ShippingAddressRequired);
            var asked = await goods.FindAsync(command.ListingId, command.Quantity, command.Wish, shipping, ct);
            await uploads.CheckAsync([.. command.Wish.Files.Select(file => file.Upload)], ct);
            var request = PurchaseRequest.Ask(caller.RequiredBuyer, asked, command.Message, shipping, clock.GetUtcNow());
            db.PurchaseRequests.Add(request);
            await files.KeepAsync(request, ct);
            await db.SaveChangesAsync(ct);
            return new Written(request.Id.Value);
        },
        cancellationToken);
}
