using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Calls off goods of a seller order that have not left, or came back, while the rest of it stands.</summary>
/// <param name="Lines">Which lines, and how many of each where not all that is left.</param>
public sealed record CancelLinesCommand(SellerOrderId SellerOrderId, IReadOnlyList<(OrderLineId Id, int? Quantity)> Lines, string Reason) : ICommand<Written>;

/// <summary>Stock, commission, money and the order follow, while the order is held.</summary>
internal sealed class CancelLinesHandler(IUnitOfWork work, IOrderingDb db, ParcelDesk parcels, OrderDesk desk, OrderMoney money, Bargains bargains, IStockReservations stock, ICaller caller, TimeProvider clock) : IRequestHandler<CancelLinesCommand, Written>
{
    public Task<Written> Handle(CancelLinesCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var held = await parcels.HoldAsync(request.SellerOrderId, ct);
            await bargains.MayGoAsync(held.Part, held.Parts, request.Lines, ct);
            var before = held.Part.Status;
            var back = held.Part.Lines.ToDictionary(line => line.Id, line => line.RecalledQuantity);
            var cancellation = held.Part.CallOff(request.Lines, caller.OrderActor, request.Reason, clock.GetUtcNow());
            db.Cancellations.Add(cancellation);
            await FreeAsync(cancellation, held.Part.Lines.ToDictionary(line => line.Id, line => line.RecalledQuantity - back[line.Id]), ct);
            await money.ReduceAsync(held.Whole, held.Part, cancellation, ct);
            await db.SaveChangesAsync(ct); // the ledger reads what it costs the seller from the database
            if (held.Part.Status != before) await desk.FollowAsync(held.Whole, held.Parts, [held.Part], request.Reason, ct);
            await desk.GoFreeAsync(held.Whole, held.Parts, ct);
            await db.SaveChangesAsync(ct);
            return new Written(cancellation.Id.Value);
        },
        cancellationToken);

    /// <param name="back">How many of each line had left and came back; the others are still here.</param>
    private async Task FreeAsync(Cancellation cancellation, Dictionary<OrderLineId, int> back, CancellationToken ct)
    {
        var here = cancellation.Lines.ToDictionary(item => item.LineId, item => item.Quantity - back[item.LineId]);
        await stock.ReleaseAsync(here.Where(line => line.Value > 0).ToDictionary(), ct);
        await stock.TakeBackAsync(back.Where(line => line.Value > 0).ToDictionary(), isCalledOff: true, ct);
    }
}

public sealed record CancellationView : IView
{
    public CancellationId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public string Reason { get; init; } = "";
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public IReadOnlyList<LineQuantity> Lines { get; init; } = [];
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadCancellations(IOrderingDb db, ICaller caller) : IRequestHandler<Read<CancellationView>, Page<CancellationView>>
{
    public Task<Page<CancellationView>> Handle(Read<CancellationView> request, CancellationToken cancellationToken) => Visible.Select(cancellation => new CancellationView
    {
        Id = cancellation.Id,
        Revision = cancellation.Version,
        SellerOrderId = cancellation.SellerOrderId,
        Reason = cancellation.Reason,
        Currency = cancellation.Currency,
        AmountMinor = cancellation.Amount,
        Lines = cancellation.Lines,
        CreatedAt = cancellation.CreatedAt,
        UpdatedAt = cancellation.UpdatedAt,
    }).PageAsync(request, cancellationToken);

    private IQueryable<Cancellation> Visible => caller.Surface switch
    {
        Surface.Admin => db.Cancellations.AsNoTracking(),
        Surface.Seller when caller.SellerId is { } seller => db.Cancellations.AsNoTracking().Where(cancellation => cancellation.SellerId == seller),
        Surface.Public when caller.BuyerId is { } buyer => db.Cancellations.AsNoTracking().Where(cancellation => cancellation.BuyerId == buyer),
        _ => db.Cancellations.Where(_ => false),
    };
}
