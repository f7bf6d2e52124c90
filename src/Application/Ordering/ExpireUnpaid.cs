using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Orders that nobody has paid in time expire, and what they held can be sold again.</summary>
public sealed record ExpireUnpaidCommand : ICommand<int>;

internal sealed class ExpireUnpaidHandler(IOrderingDb db, IDueWork work, TimeProvider clock) : IRequestHandler<ExpireUnpaidCommand, int>
{
    public Task<int> Handle(ExpireUnpaidCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = db.Orders.Where(order => order.Status == OrderStatus.PendingPayment && order.PaymentDueAt < now).OrderBy(order => order.PaymentDueAt).Select(order => order.Id);
        return work.DoAsync<UnpaidOrder, OrderId>(due, (unpaid, id) => unpaid.ExpireAsync(id, cancellationToken), cancellationToken);
    }
}

internal sealed class UnpaidOrder(IOrderingDb db, IUnitOfWork work, OrderDesk desk, TimeProvider clock)
{
    private const string Reason = "It was not paid in time.";

    public Task<bool> ExpireAsync(OrderId id, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync(OrderDesk.LockOf(id), ct);
            var order = await db.Orders.SingleAsync(candidate => candidate.Id == id, ct);
            if (order.Status is not OrderStatus.PendingPayment || order.PaymentDueAt >= clock.GetUtcNow()) return false; // paid meanwhile, or tried again

            var parts = await db.SellerOrders.Where(part => part.OrderId == id).ToListAsync(ct);
            var live = parts.Where(part => !part.IsCalledOff).ToList();
            foreach (var part in live) desk.Move(part, SellerOrderStatus.Cancelled, OrderActor.System, Reason);
            order.Expire(Reason, clock.GetUtcNow());
            await desk.FollowAsync(order, parts, live, Reason, ct);
            await db.SaveChangesAsync(ct);
            return true;
        },
        cancellationToken);
}
