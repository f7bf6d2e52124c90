using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;

namespace Marketplace.Application.Ordering;

/// <summary>Sends goods of a seller order, or begins to pack them.</summary>
/// <param name="Lines">Which lines, and how many of each where not all that is left; null: all that is left.</param>
public sealed record SendGoodsCommand(SellerOrderId SellerOrderId, FulfilmentDetails Details, IReadOnlyList<(OrderLineId Id, int? Quantity)>? Lines, bool IsDraft) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
/// <param name="Lines">What a draft shall hold instead.</param>
public sealed record ChangeFulfilmentCommand(FulfilmentId Id, Func<FulfilmentDetails, FulfilmentDetails> Change, Optional<IReadOnlyList<(OrderLineId Id, int? Quantity)>> Lines) : ICommand<Written>;

/// <summary>Moves a parcel on; the answer shows the transition.</summary>
public sealed record MoveFulfilmentCommand(FulfilmentId Id, FulfilmentStatus To, string? Reason) : ICommand<Written>;

/// <summary>Everything happens while the order is held, so that no two parcels take the same goods.</summary>
internal sealed class FulfilmentHandlers(IUnitOfWork work, IOrderingDb db, ParcelDesk desk, ICaller caller, IMoveHistory moves, TimeProvider clock) :
    IRequestHandler<SendGoodsCommand, Written>, IRequestHandler<ChangeFulfilmentCommand, Written>, IRequestHandler<MoveFulfilmentCommand, Written>
{
    private const string SubjectType = "fulfilments";

    public Task<Written> Handle(SendGoodsCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var held = await desk.HoldAsync(request.SellerOrderId, ct);
            var before = held.Part.Status;
            var parcel = held.Part.Prepare(request.Details, request.Lines, caller.OrderActor, clock.GetUtcNow());
            db.Fulfilments.Add(parcel);
            if (!request.IsDraft) held.Part.Move(parcel, FulfilmentStatus.Shipped, reason: null, clock.GetUtcNow());
            await desk.FollowAsync(held, parcel, before, ct);
            await db.SaveChangesAsync(ct);
            return new Written(parcel.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(ChangeFulfilmentCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var (held, parcel) = await desk.HoldAsync(request.Id, ct);
            parcel.Describe(request.Change(parcel.Details));
            if (request.Lines is { IsPresent: true, Value: var lines }) held.Part.Repack(parcel, lines);
            await db.SaveChangesAsync(ct);
            return new Written(parcel.Id.Value);
        },
        cancellationToken);

    public Task<Written> Handle(MoveFulfilmentCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var (held, parcel) = await desk.HoldAsync(request.Id, ct);
            var before = held.Part.Status;
            if (!held.Part.Move(parcel, request.To, request.Reason, clock.GetUtcNow())) return await moves.LastAsync(SubjectType, parcel.Id.Value, ct);

            await desk.FollowAsync(held, parcel, before, ct);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, parcel.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}
