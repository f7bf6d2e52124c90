using Marketplace.Domain.Common;

namespace Marketplace.Domain.Finance;

public enum CommissionLineKind { Charge, Reversal }

/// <summary>What the sale of one order line cost its seller, as it was on the day of the sale. Written once; what is given back is a line of its own, below zero.</summary>
public sealed class CommissionLine
{
    private CommissionLine() => Currency = ""; // EF Core

    public CommissionLineId Id { get; private init; }

    public CommissionLineKind Kind { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public OrderLineId OrderLineId { get; private init; }

    public SellerId SellerId { get; private init; }

    public CommissionRuleId RuleId { get; private init; }

    public int RuleVersion { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the smallest unit of the currency, as every amount here.</summary>
    public long Base { get; private init; }

    /// <summary>In percent.</summary>
    public decimal Rate { get; private init; }

    public long Amount { get; private init; }

    /// <summary>In percent of the amount.</summary>
    public decimal TaxRate { get; private init; }

    public long TaxAmount { get; private init; }

    /// <summary>Amount and tax.</summary>
    public long Total { get; private init; }

    /// <summary>What went back and took it along; null where nothing had to go back: charged, or called off.</summary>
    public RefundId? RefundId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static CommissionLine Charge(SellerOrderId part, OrderLineId line, CommissionSale sale, CommissionFee fee) => new()
    {
        Id = CommissionLineId.New(),
        Kind = CommissionLineKind.Charge,
        SellerOrderId = part,
        OrderLineId = line,
        SellerId = sale.SellerId ?? throw new ArgumentException("Nobody sold it.", nameof(sale)),
        RuleId = fee.Rule.Id,
        RuleVersion = fee.Rule.RuleVersion,
        Currency = sale.Currency,
        Base = fee.Base,
        Rate = fee.Rule.Rate,
        Amount = fee.Commission,
        TaxRate = fee.Rule.TaxRate,
        TaxAmount = fee.Tax,
        Total = fee.Total,
        CreatedAt = sale.At,
    };

    /// <summary>
    /// Gives back what belongs to the part of the sale that was undone. The part is told as a whole, with all that was undone before, so that many small
    /// reversals come to the same as one.
    /// </summary>
    /// <param name="charged">The line of the sale.</param>
    /// <param name="reversed">What was given back of it already.</param>
    /// <param name="undone">How much is undone by now.</param>
    /// <param name="refund">What went back to the buyer with it, if anything did.</param>
    /// <returns>Null where nothing more is to be given back.</returns>
    public static CommissionLine? Reverse(CommissionLine charged, IReadOnlyCollection<CommissionLine> reversed, UndonePart undone, RefundId? refund, DateTimeOffset now)
    {
        var (amount, tax) = (Due(charged.Amount, line => line.Amount), Due(charged.TaxAmount, line => line.TaxAmount));
        if (amount == 0 && tax == 0) return null;

        return new()
        {
            Id = CommissionLineId.New(),
            Kind = CommissionLineKind.Reversal,
            SellerOrderId = charged.SellerOrderId,
            OrderLineId = charged.OrderLineId,
            SellerId = charged.SellerId,
            RuleId = charged.RuleId,
            RuleVersion = charged.RuleVersion,
            Currency = charged.Currency,
            Base = Due(charged.Base, line => line.Base),
            Rate = charged.Rate,
            Amount = amount,
            TaxRate = charged.TaxRate,
            TaxAmount = tax,
            Total = amount + tax,
            RefundId = refund,
            CreatedAt = now,
        };

        long Due(long whole, Func<CommissionLine, long> of) => Math.Min(0, -(undone.Of(whole) + reversed.Sum(of)));
    }
}
