using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>Orders by what people call them, to be asked in a query; answered by Ordering.</summary>
public interface INumberedOrders
{
    IQueryable<OrderId> Of(IReadOnlyCollection<string> numbers);
}
