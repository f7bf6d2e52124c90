using System.Diagnostics.CodeAnalysis;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments;

/// <summary>The cash for one seller order is in its seller's hands. Written once.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The word of the trade: the cash is collected.")]
public sealed class CashCollection : AggregateRoot
{
    private CashCollection() => Currency = ""; // EF Core

    public CashCollectionId Id { get; private init; }

    public PaymentId PaymentId { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public SellerId SellerId { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the currency's smallest unit.</summary>
    public long Amount { get; private init; }

    public DateTimeOffset CollectedAt { get; private init; }

    internal static CashCollection Of(Payment payment, SellerOrderId part, SellerId seller, Money amount, DateTimeOffset at) => new()
    {
        Id = CashCollectionId.New(),
        PaymentId = payment.Id,
        SellerOrderId = part,
        SellerId = seller,
        Currency = amount.Currency,
        Amount = amount.MinorUnits,
        CollectedAt = at,
    };
}
