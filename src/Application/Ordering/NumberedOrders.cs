using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Ordering;

internal sealed class NumberedOrders(IOrderingDb db) : INumberedOrders
{
    public IQueryable<OrderId> Of(IReadOnlyCollection<string> numbers) => db.Orders.Where(order => numbers.Contains(order.Number)).Select(order => order.Id);
}
