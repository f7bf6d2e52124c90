using Marketplace.Application.Common;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

internal sealed class CashSales(IUnitOfWork work, IOrderingDb db, OrderMoney money, ICaller caller, TimeProvider clock) : ICashSales
{
    /// <summary>By how much the clocks of a shop and ours may differ.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    public async Task<CashCollectionId> CollectAsync(SellerOrderId id, Money amount, DateTimeOffset at, CancellationToken ct)
    {
        var whole = await db.SellerOrders.VisibleTo(caller).Where(part => part.Id == id).Select(part => (OrderId?)part.OrderId).SingleOrDefaultAsync(ct);
        Ensure.That(whole is not null, OrderErrors.NoSuchPart);
        await work.LockAsync(OrderDesk.LockOf(whole.Value), ct);
        var order = await db.Orders.SingleAsync(order => order.Id == whole, ct);
        var parts = await db.SellerOrders.Where(part => part.OrderId == whole).ToListAsync(ct);
        var part = parts.Single(part => part.Id == id);

        var due = new Money(part.Due, part.Currency);
        Ensure.That(due.MinorUnits > 0, OrderErrors.NotInCash);
        Ensure.That(part.PaymentStatus is not PaymentState.Paid, OrderErrors.CollectedBefore);
        Ensure.That(part.IsHandedOver, OrderErrors.NotHandedOver);
        Ensure.That(amount == due, OrderErrors.OtherCash(due));
        Ensure.That(at >= order.CreatedAt - Leeway && at <= clock.GetUtcNow() + Leeway, OrderErrors.CollectedWhen);
        return await money.CollectAsync(order, parts, part, at, ct) ?? throw new DomainException(OrderErrors.NotInCash);
    }
}
