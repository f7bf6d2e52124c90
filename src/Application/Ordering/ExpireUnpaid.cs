using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Orders that nobody has paid within an hour expire, and what they held can be sold again.</summary>
public sealed record ExpireUnpaidCommand : ICommand<int>;

internal sealed class ExpireUnpaidHandler(IOrderingDb db, IUnitOfWork work, OrderDesk desk, IRunningJob job, TimeProvider clock) : IRequestHandler<ExpireUnpaidCommand, int>
{
    private const int Portion = 100;
    private const string Reason = "It was not paid in time.";
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public async Task<int> Handle(ExpireUnpaidCommand command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Patience;
        var expired = 0;
        while (true)
        {
            var due = await db.Orders.AsNoTracking().Where(order => order.Status == OrderStatus.PendingPayment && order.CreatedAt < before)
                .OrderBy(order => order.CreatedAt).Select(order => order.Id).Take(Portion).ToListAsync(cancellationToken);
            if (due.Count == 0) return expired;

            foreach (var id in due) expired += await work.ExecuteAsync(ct => ExpireAsync(id, ct), cancellationToken);
            await job.ReportAsync(expired, total: null, position: null, cancellationToken);
        }
    }

    private async Task<int> ExpireAsync(OrderId id, CancellationToken ct)
    {
        await work.LockAsync(OrderDesk.LockOf(id), ct);
        var order = await db.Orders.SingleAsync(candidate => candidate.Id == id, ct);
        if (order.Status is not OrderStatus.PendingPayment) return 0; // paid meanwhile

        var parts = await db.SellerOrders.Where(part => part.OrderId == id).ToListAsync(ct);
        var live = parts.Where(part => !part.IsCalledOff).ToList();
        foreach (var part in live) desk.Move(part, SellerOrderStatus.Cancelled, OrderActor.System, Reason);
        order.Expire(Reason, clock.GetUtcNow());
        await desk.FollowAsync(order, parts, live, Reason, ct);
        await db.SaveChangesAsync(ct);
        return 1;
    }
}
