using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record SetRateCommand(ShippingMethodId MethodId, ShippingZoneId ZoneId, ShippingRateDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeRateCommand(ShippingRateId Id, Func<ShippingRateDetails, ShippingRateDetails> Change) : ICommand<Written>;

public sealed record DropRateCommand(ShippingRateId Id) : ICommand<Unit>;

internal sealed class ShippingRateHandlers(ISellersDb db, IUnitOfWork work) :
    IRequestHandler<SetRateCommand, Written>, IRequestHandler<ChangeRateCommand, Written>, IRequestHandler<DropRateCommand, Unit>
{
    public Task<Written> Handle(SetRateCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync($"rates {command.MethodId.Value}", ct);
            var method = await db.ShippingMethods.SingleOrDefaultAsync(candidate => candidate.Id == command.MethodId, ct) ?? throw Gone("method");
            var zone = await db.ShippingZones.SingleOrDefaultAsync(candidate => candidate.Id == command.ZoneId, ct) ?? throw Gone("zone");
            var currency = await db.Sellers.Where(seller => seller.Id == method.SellerId).Select(seller => seller.BaseCurrency).SingleAsync(ct);
            var rate = ShippingRate.Set(method, zone, command.Details, currency, await db.ShippingRates.CountAsync(other => other.MethodId == method.Id, ct));
            db.ShippingRates.Add(rate);
            await db.SaveChangesAsync(ct);
            return new Written(rate.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeRateCommand command, CancellationToken ct)
    {
        var rate = await db.ShippingRates.SingleAsync(candidate => candidate.Id == command.Id, ct);
        rate.Change(command.Change(rate.Details));
        await db.SaveChangesAsync(ct);
        return new Written(rate.Id.Value);
    }

    public async Task<Unit> Handle(DropRateCommand command, CancellationToken ct)
    {
        db.ShippingRates.Remove(await db.ShippingRates.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <summary>It was there when the request was looked at, and was deleted meanwhile.</summary>
    private static DomainException Gone(string member) => new(new DomainError(ErrorKind.NotFound, "related_not_found", "There is no such resource here.", member));
}
