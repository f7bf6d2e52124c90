using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Requests that nobody has answered in time expire, and their buyers may ask again.</summary>
public sealed record ExpirePurchaseRequestsCommand : ICommand<int>;

internal sealed class ExpirePurchaseRequestsHandler(IOrderingDb db, IDueWork work, TimeProvider clock) : IRequestHandler<ExpirePurchaseRequestsCommand, int>
{
    public Task<int> Handle(ExpirePurchaseRequestsCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.PurchaseRequests.Where(request => request.Status == PurchaseRequestStatus.Pending && request.ExpiresAt <= now).OrderBy(request => request.ExpiresAt).Select(request => request.Id);
        return work.DoAsync<UnansweredRequest, PurchaseRequestId>(due, (request, id) => request.ExpireAsync(id, now, cancellationToken), cancellationToken);
    }
}

internal sealed class UnansweredRequest(IOrderingDb db, OrderFiles files, IUnitOfWork work)
{
    private const string Reason = "Nobody has answered in time.";

    public Task<bool> ExpireAsync(PurchaseRequestId id, DateTimeOffset now, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(MovePurchaseRequestHandler.LockOf(id), ct);
            var request = await db.PurchaseRequests.SingleAsync(candidate => candidate.Id == id, ct);
            if (request.Status is not PurchaseRequestStatus.Pending) return false; // answered meanwhile

            request.Move(PurchaseRequestStatus.Expired, PurchaseRequest.OfSystem, Reason, now);
            await files.ReleaseAsync(request, ct);
            await db.SaveChangesAsync(ct);
            return true;
        },
        cancellationToken);
}
