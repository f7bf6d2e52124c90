using Marketplace.Domain.Common;

namespace Marketplace.Application.Finance.Contracts;

/// <summary>What the marketplace has taken of its sellers, for whoever bills it.</summary>
public interface ICommissionBilling
{
    /// <summary>All that was charged before that moment for sales that were paid by then, less what was given back; for each seller, currency and tax rate.</summary>
    /// <param name="seller">Null: of all of them.</param>
    Task<IReadOnlyList<TakenCommission>> TakenAsync(SellerId? seller, DateTimeOffset before, CancellationToken ct);
}

/// <summary>Amounts are in the currency's smallest unit.</summary>
/// <param name="TaxRate">In percent of the commission.</param>
public sealed record TakenCommission(SellerId SellerId, string Currency, decimal TaxRate, long Commission, long Tax);
