using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>Lines of orders that go on only when their money is there, to be asked in a query; answered by Ordering.</summary>
public interface IUnpaidLines
{
    IQueryable<UnpaidLine> All { get; }
}

public sealed record UnpaidLine
{
    public OrderLineId Id { get; init; }

    public DateTimeOffset DueAt { get; init; }
}
