using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record OfferShippingCommand(ShopId? ShopId, ShippingMethodDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeShippingCommand(ShippingMethodId Id, Func<ShippingMethodDetails, ShippingMethodDetails> Change) : ICommand<Written>;

/// <summary>The method's rates go with it.</summary>
public sealed record WithdrawShippingCommand(ShippingMethodId Id) : ICommand<Unit>;

internal sealed class ShippingMethodHandlers(ISellersDb db, ICaller caller, IUnitOfWork work) :
    IRequestHandler<OfferShippingCommand, Written>, IRequestHandler<ChangeShippingCommand, Written>, IRequestHandler<WithdrawShippingCommand, Unit>
{
    public Task<Written> Handle(OfferShippingCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var seller = caller.RequiredSeller;
            await work.LockAsync($"shipping {seller.Value}", ct);
            var before = await db.ShippingMethods.CountAsync(method => method.SellerId == seller, ct);
            var method = ShippingMethod.Offer(seller, command.ShopId, command.Details, before);
            db.ShippingMethods.Add(method);
            await db.SaveChangesAsync(ct);
            return new Written(method.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeShippingCommand command, CancellationToken ct)
    {
        var method = await db.ShippingMethods.SingleAsync(candidate => candidate.Id == command.Id, ct);
        method.Change(command.Change(method.Details));
        await db.SaveChangesAsync(ct);
        return new Written(method.Id.Value);
    }

    public async Task<Unit> Handle(WithdrawShippingCommand command, CancellationToken ct)
    {
        db.ShippingMethods.Remove(await db.ShippingMethods.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
