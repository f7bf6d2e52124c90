using Marketplace.Application.Inventory.Contracts;

namespace Marketplace.Application.Ordering;

internal sealed class UnpaidLines(IOrderingDb db) : IUnpaidLines
{
    public IQueryable<UnpaidLine> All =>
        from order in db.Orders
        where order.PaymentDueAt != null
        join part in db.SellerOrders on order.Id equals part.OrderId
        from line in part.Lines
        select new UnpaidLine { Id = line.Id, DueAt = order.PaymentDueAt!.Value };
}
