using Marketplace.Domain.Common;

namespace Marketplace.Application.Finance.Contracts;

/// <summary>What Finance has written, for whoever checks against it.</summary>
public interface IFinanceBooks
{
    /// <summary>What each seller order costs its seller by its lines, reversals taken off, tax included. What has no line is left out.</summary>
    Task<IReadOnlyDictionary<SellerOrderId, long>> CommissionsAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct);

    /// <summary>The same before anything was reversed.</summary>
    Task<IReadOnlyDictionary<SellerOrderId, long>> ChargedAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct);

    /// <summary>How many order lines were charged.</summary>
    Task<int> CountAsync(CancellationToken ct);

    /// <summary>What the journal has taken for each seller order as commission and tax, less what it gave back. What it knows nothing of is left out.</summary>
    Task<IReadOnlyDictionary<SellerOrderId, long>> TakenAsync(IReadOnlyCollection<SellerOrderId> parts, CancellationToken ct);

    /// <summary>Those of the payments whose capture stands in the journal.</summary>
    Task<IReadOnlySet<PaymentId>> CapturedAsync(IReadOnlyCollection<PaymentId> payments, CancellationToken ct);
}
