using System.Numerics;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>For which goods of a seller order money goes back. The caller holds the order.</summary>
public sealed partial class SellerOrder
{
    /// <summary>Sets so many of its lines aside that money goes back for them: none of them twice, nor what was called off.</summary>
    /// <param name="wanted">Which lines, and how many of each where not all that is left.</param>
    /// <returns>What each of them is worth: a line's lesser and greater units come to its total, in whatever steps.</returns>
    public IReadOnlyList<RefundLine> Claim(IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted)
    {
        List<RefundLine> claimed = [];
        foreach (var (place, (id, quantity)) in wanted.Index())
        {
            var line = _lines.Find(line => line.Id == id);
            Ensure.That(line is not null, FulfilmentErrors.NoSuchLine(place));
            var units = quantity ?? line.RefundableQuantity;
            Ensure.That(units > 0 && units <= line.RefundableQuantity, RefundedLineErrors.MoreThanLeft(place, line.RefundableQuantity));
            var worth = line.Claim(units);
            claimed.Add(new RefundLine(id, units, worth, worth));
        }

        return claimed;
    }

    /// <summary>No money goes back for them after all.</summary>
    public void Unclaim(IReadOnlyList<RefundLine> lines)
    {
        foreach (var item in lines.Where(item => !item.IsCalledOff)) LineOf(item).Unclaim(item);
    }

    /// <summary>Delivered goods are with the seller again.</summary>
    public void TakeBack(IReadOnlyList<RefundLine> lines)
    {
        foreach (var (place, item) in lines.Index())
        {
            var line = LineOf(item);
            Ensure.That(item.Quantity <= line.ReturnableQuantity, RefundedLineErrors.MoreThanDelivered(place, line.ReturnableQuantity));
            line.TakeBack(item.Quantity);
        }
    }

    /// <summary>An amount has gone back.</summary>
    /// <param name="lines">For which goods, as far as that was said.</param>
    public void GiveBack(long amount, IReadOnlyList<RefundLine> lines)
    {
        RefundedTotal = checked(RefundedTotal + amount);
        PaymentStatus = RefundedTotal >= PaidTotal ? PaymentState.Refunded : PaymentState.PartiallyRefunded;
        foreach (var item in lines) LineOf(item).GiveBack(item);
    }

    private OrderLine LineOf(RefundLine item) => _lines.Single(line => line.Id == item.LineId);
}

/// <summary>How much of a line was called off, paid and given back. Amounts are in the smallest unit of the order's currency.</summary>
public sealed partial class OrderLine
{
    /// <summary>What those cost that were called off while the rest of the seller order stood.</summary>
    public long CancelledTotal { get; private set; }

    /// <summary>How many were paid; 0 before that.</summary>
    public int PaidQuantity { get; private set; }

    /// <summary>For how many a refund was asked for and not given up.</summary>
    public int ClaimedQuantity { get; private set; }

    /// <summary>What those are worth.</summary>
    public long ClaimedTotal { get; private set; }

    /// <summary>For how many money has gone back.</summary>
    public int RefundedQuantity { get; private set; }

    /// <summary>What has gone back for this line; refunds that name no line are left out.</summary>
    public long RefundedTotal { get; private set; }

    /// <summary>How many were delivered and are back in the stock.</summary>
    public int ReturnedQuantity { get; private set; }

    /// <summary>For how many a refund could still be asked for.</summary>
    public int RefundableQuantity => Math.Max(0, Quantity - CancelledQuantity - ClaimedQuantity);

    /// <summary>How many could still come back.</summary>
    public int ReturnableQuantity => DeliveredQuantity - ReturnedQuantity;

    /// <summary>Of its total, what has come to nothing by its units: called off before it was paid, or gone back since.</summary>
    /// <param name="isPaid">Whether its seller order was paid.</param>
    public long Undone(bool isPaid) => isPaid ? RefundedTotal + Part(Total, Quantity - PaidQuantity) : CancelledTotal;

    /// <summary>Of what the marketplace pays for it, the part of the units that were called off.</summary>
    public long UndoneDiscount => Part(PlatformDiscount, CancelledQuantity);

    /// <param name="undone">How much of <paramref name="sold"/>, the rest of the price, has come to nothing without naming lines.</param>
    internal long DiscountStanding(bool isPaid, long undone, long sold)
    {
        if (Total == 0) return PlatformDiscount - UndoneDiscount;
        return sold <= 0 ? 0 : (long)(new BigInteger(PlatformDiscount) * (Total - Undone(isPaid)) * (sold - undone) / (new BigInteger(Total) * sold));
    }

    /// <summary>Of an amount of the line, the part of so many of its units; of all of them the whole.</summary>
    internal long Part(long amount, int units) => (long)((Int128)amount * units / Quantity);

    internal void MarkPaid() => PaidQuantity = StandingQuantity;

    /// <summary>Goods that came back first. What was claimed before is taken to be for these.</summary>
    /// <returns>Those for which no money goes back already, and what they cost: as much as is missing to the price of all that came to nothing by then.</returns>
    internal RefundLine CallOff(int quantity)
    {
        var back = Math.Min(quantity, BackQuantity);
        var settled = Math.Min(back, Math.Max(0, ClaimedQuantity - RecalledQuantity));
        Recall(back);
        var units = Math.Min(quantity - settled, RefundableQuantity);
        var worth = Worth(units);
        (CancelledQuantity, CancelledTotal) = (CancelledQuantity + quantity, CancelledTotal + worth);
        return new RefundLine(Id, units, worth, worth, IsCalledOff: true);
    }

    internal long Claim(int quantity)
    {
        var worth = Worth(quantity);
        (ClaimedQuantity, ClaimedTotal) = (ClaimedQuantity + quantity, ClaimedTotal + worth);
        return worth;
    }

    internal void Unclaim(RefundLine item) => (ClaimedQuantity, ClaimedTotal) = (ClaimedQuantity - item.Quantity, ClaimedTotal - item.Worth);

    internal void TakeBack(int quantity) => ReturnedQuantity += quantity;

    internal void GiveBack(RefundLine item) => (RefundedQuantity, RefundedTotal) = (RefundedQuantity + item.Quantity, RefundedTotal + item.Amount);

    private long Worth(int quantity) => Math.Max(0, Part(Total, CancelledQuantity + ClaimedQuantity + quantity) - CancelledTotal - ClaimedTotal);
}

public static class RefundedLineErrors
{
    public static DomainError MoreThanLeft(int place, int left) => FulfilmentErrors.TooMany(place, left, $"Money can go back for {left} of it.");

    public static DomainError MoreThanDelivered(int place, int left) => FulfilmentErrors.TooMany(place, left, $"{left} of it were delivered and can come back; what has not left is called off instead.");
}
