using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments.Contracts;

/// <summary>Orders by the payments that were tried for them, to be asked in a query.</summary>
public interface ITriedPayments
{
    /// <param name="providers">Values of the filter <c>payments.provider</c>.</param>
    IQueryable<OrderId> By(IEnumerable<object?> providers);

    /// <param name="states">Values of the filter <c>payments.status</c>.</param>
    IQueryable<OrderId> In(IEnumerable<object?> states);
}
