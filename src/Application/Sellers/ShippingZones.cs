using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <param name="SellerId">An admin's word; null: the store's. A seller draws its own.</param>
public sealed record DrawZoneCommand(SellerId? SellerId, ShippingZoneDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeZoneCommand(ShippingZoneId Id, Func<ShippingZoneDetails, ShippingZoneDetails> Change) : ICommand<Written>;

public sealed record DeleteZoneCommand(ShippingZoneId Id) : ICommand<Unit>;

/// <summary>The store's zones are the admins'; sellers name them in their rates and leave them as they are.</summary>
internal sealed class ShippingZoneHandlers(ISellersDb db, ICaller caller, IUnitOfWork work) :
    IRequestHandler<DrawZoneCommand, Written>, IRequestHandler<ChangeZoneCommand, Written>, IRequestHandler<DeleteZoneCommand, Unit>
{
    public Task<Written> Handle(DrawZoneCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var seller = caller.Surface is Surface.Seller ? caller.RequiredSeller : command.SellerId;
            await work.LockAsync($"zones {seller?.Value}", ct);
            var zone = ShippingZone.Draw(seller, command.Details, await db.ShippingZones.CountAsync(other => other.SellerId == seller, ct));
            db.ShippingZones.Add(zone);
            await db.SaveChangesAsync(ct);
            return new Written(zone.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeZoneCommand command, CancellationToken ct)
    {
        var zone = await EditableAsync(command.Id, ct);
        zone.Change(command.Change(zone.Details));
        await db.SaveChangesAsync(ct);
        return new Written(zone.Id.Value);
    }

    public Task<Unit> Handle(DeleteZoneCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var zone = await EditableAsync(command.Id, ct);
            Ensure.That(!await db.ShippingRates.AnyAsync(rate => rate.ZoneId == zone.Id, ct), ShippingErrors.ZoneInUse);
            db.ShippingZones.Remove(zone);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    private async Task<ShippingZone> EditableAsync(ShippingZoneId id, CancellationToken ct)
    {
        var zone = await db.ShippingZones.SingleAsync(candidate => candidate.Id == id, ct);
        Ensure.That(caller.Surface is not Surface.Seller || zone.SellerId == caller.RequiredSeller, ShippingErrors.ZoneOfTheStore);
        return zone;
    }
}
