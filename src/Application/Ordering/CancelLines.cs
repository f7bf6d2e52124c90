using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Calls off goods of a seller order that have not left, or came back, while the rest of it stands.</summary>
/// <param name="Lines">Which lines, and how many of each where not all that is left.</param>
public sealed record CancelLinesCommand(SellerOrderId SellerOrderId, IReadOnlyList<(OrderLineId Id, int? Quantity)> Lines, string Reason) : ICommand<Written>;

internal sealed class CancelLinesHandler(IUnitOfWork work, IOrderingDb db, ParcelDesk parcels, LineCancellations lines, Bargains bargains, ICaller caller) : IRequestHandler<CancelLinesCommand, Written>
{
    public Task<Written> Handle(CancelLinesCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var held = await parcels.HoldAsync(request.SellerOrderId, ct);
            await bargains.MayGoAsync(held.Part, held.Parts, request.Lines, ct);
            var cancellation = await lines.CallOffAsync(held, request.Lines, caller.OrderActor, request.Reason, ct);
            await db.SaveChangesAsync(ct);
            return new Written(cancellation.Id.Value);
        },
        cancellationToken);
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
