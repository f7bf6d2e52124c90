using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>An approved request becomes an order in the same moment, or stays pending where it cannot.</summary>
public sealed record MovePurchaseRequestCommand(PurchaseRequestId Id, PurchaseRequestStatus To, string? Reason) : ICommand<Written>;

internal sealed class MovePurchaseRequestHandler(IOrderingDb db, IUnitOfWork work, ICaller caller, RequestedOrders orders, OrderFiles files, IMoveHistory moves, TimeProvider clock) :
    IRequestHandler<MovePurchaseRequestCommand, Written>
{
    private const string SubjectType = "purchaseRequests";

    /// <summary>Held by whoever moves the request.</summary>
    public static string LockOf(PurchaseRequestId request) => $"purchaseRequest {request.Value}";

    public Task<Written> Handle(MovePurchaseRequestCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(LockOf(command.Id), ct);
            var request = await db.PurchaseRequests.VisibleTo(caller).SingleOrDefaultAsync(request => request.Id == command.Id, ct);
            Ensure.That(request is not null, PurchaseRequestErrors.NotFound);
            var to = States.Name(command.To);
            if (request.HasBeen(command.To)) return await moves.LastAsync(SubjectType, command.Id.Value, ct, to);

            Ensure.That(caller.Surface is not Surface.Seller || !request.IsForAdmins, PurchaseRequestErrors.NotYours);
            request.Move(command.To, caller.Surface is Surface.Public ? PurchaseRequest.OfBuyer : PurchaseRequest.OfKeeper, command.Reason, clock.GetUtcNow());
            if (request.Status is PurchaseRequestStatus.Approved) request.Convert(await orders.PlaceAsync(request, ct), clock.GetUtcNow());
            else await files.ReleaseAsync(request, ct);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, command.Id.Value, ct, to) with { AlreadyThere = false };
        },
        cancellationToken);
}
