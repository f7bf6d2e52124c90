using Marketplace.Domain.Common;
using static Marketplace.Domain.Finance.LedgerAccountKind;

namespace Marketplace.Domain.Finance;

/// <summary>A seller's part of something that was paid, and what the sale costs the seller.</summary>
/// <param name="Discount">What the marketplace itself pays of the price.</param>
public sealed record Earning(SellerOrderId SellerOrderId, SellerId SellerId, Money Paid, long Discount, long Commission, long Tax);

/// <summary>How each event of the trade moves money: which accounts are debited and which credited. Amounts are not below zero.</summary>
public static class MoneyFlow
{
    /// <summary>The types of the sources.</summary>
    public const string Payments = "payments";
    public const string Refunds = "refunds";
    public const string CashCollections = "cashCollections";
    public const string SellerOrders = "sellerOrders";
    public const string Cancellations = "cancellations";

    public static JournalEntry? Captured(PaymentId payment, IReadOnlyCollection<Earning> earnings, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.Capture, Source(payment), "A buyer has paid", at, earnings.SelectMany(earning => Move(earning, earning.Paid.MinorUnits, GatewayClearing, SellerPending)));

    public static JournalEntry? CommissionTaken(PaymentId payment, IReadOnlyCollection<Earning> earnings, DateTimeOffset at) => CommissionTaken(Source(payment), earnings, at);

    public static JournalEntry? DiscountFunded(CashCollectionId collection, Earning earning, DateTimeOffset at) => DiscountFunded(new JournalSource(CashCollections, collection.Value), [earning], at);

    public static JournalEntry? DiscountFunded(PaymentId payment, IReadOnlyCollection<Earning> earnings, DateTimeOffset at) => DiscountFunded(Source(payment), earnings, at);

    /// <summary>The buyer pays nothing: the seller earns what the marketplace pays of the price, less the commission on it.</summary>
    public static IEnumerable<JournalEntry?> SoldFree(Earning earning, DateTimeOffset at)
    {
        var source = Source(earning.SellerOrderId);
        return [CommissionTaken(source, [earning], at), DiscountFunded(source, [earning], at)];
    }

    /// <summary>The seller has taken the money itself, and owes the commission.</summary>
    public static JournalEntry? CashCollected(CashCollectionId collection, Earning earning, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.CashCollection, new(CashCollections, collection.Value), "Commission on cash that the seller collected", at, Charge(earning, SellerDebt));

    public static JournalEntry? HoldReleased(SellerOrderId part, SellerId seller, Money net, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.HoldRelease, new(SellerOrders, part.Value), "Delivered, and the time to complain is over", at,
        Move(new Earning(part, seller, net, 0, 0, 0), net.MinorUnits, SellerPending, SellerAvailable));

    /// <param name="refund">What the buyer gets back; and of it what the marketplace had paid of the price, and the commission and tax that the seller gets back.</param>
    /// <param name="pending">How much of it the seller cannot be paid yet; the rest is taken of what it can.</param>
    /// <param name="from">Where the money was that the buyer got.</param>
    public static JournalEntry? Refunded(RefundId id, Earning refund, long pending, DateTimeOffset at, LedgerAccountKind from = GatewayClearing) =>
        Undone(new(Refunds, id.Value), "A buyer got money back", refund, pending, at, from);

    /// <summary>A sale that the buyer paid nothing for comes to nothing, or a part of it by a cancellation.</summary>
    public static JournalEntry? FreeSaleUndone(JournalSource source, Earning undone, long pending, DateTimeOffset at) => Undone(source, "What cost its buyer nothing was called off", undone, pending, at);

    public static JournalSource Source(SellerOrderId part) => new(SellerOrders, part.Value);

    public static JournalSource Source(CancellationId cancellation) => new(Cancellations, cancellation.Value);

    private static JournalEntry? Undone(JournalSource source, string description, Earning refund, long pending, DateTimeOffset at, LedgerAccountKind from = GatewayClearing)
    {
        var (paid, borne) = (refund.Paid.MinorUnits, refund.Paid.MinorUnits + refund.Discount - refund.Commission - refund.Tax);
        var ofPending = Math.Min(borne, pending);
        return JournalEntry.Of(JournalKind.Refund, source, description, at,
        [
            new(Account(SellerPending, refund), ofPending, refund.SellerOrderId),
            new(Account(SellerAvailable, refund), borne - ofPending, refund.SellerOrderId),
            .. GiveBack(refund),
            new(Account(PromotionExpense, refund), -refund.Discount, refund.SellerOrderId),
            new(Account(from, refund), -paid, refund.SellerOrderId),
        ]);
    }

    /// <summary>The seller has given back cash itself, and owes less; what the marketplace had paid of the price is taken back.</summary>
    /// <param name="pending">How much the seller cannot be paid yet; the rest is taken of what it can.</param>
    public static JournalEntry? CashReturned(RefundId id, Earning refund, long pending, DateTimeOffset at)
    {
        var ofPending = Math.Min(refund.Discount, pending);
        return JournalEntry.Of(JournalKind.Refund, new(Refunds, id.Value), "Commission on cash that the seller gave back", at,
        [
            .. GiveBack(refund),
            new(Account(SellerDebt, refund), -refund.Commission - refund.Tax, refund.SellerOrderId),
            new(Account(SellerPending, refund), ofPending, refund.SellerOrderId),
            new(Account(SellerAvailable, refund), refund.Discount - ofPending, refund.SellerOrderId),
            new(Account(PromotionExpense, refund), -refund.Discount, refund.SellerOrderId),
        ]);
    }

    /// <summary>It is owed to the buyer until it has gone back.</summary>
    public static JournalEntry? ReceivedForNothing(RefundId id, Money amount, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.Capture, new(Refunds, id.Value), "Money came that pays for nothing", at, Between(GatewayClearing, RefundsClearing, amount));

    public static JournalEntry? SentBack(RefundId id, Money amount, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.Refund, new(Refunds, id.Value), "Money that paid for nothing went back", at, Between(RefundsClearing, GatewayClearing, amount));

    private static JournalEntry? CommissionTaken(JournalSource source, IReadOnlyCollection<Earning> earnings, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.Commission, source, "Commission on what was paid", at, earnings.SelectMany(earning => Charge(earning, SellerPending)));

    private static JournalEntry? DiscountFunded(JournalSource source, IReadOnlyCollection<Earning> earnings, DateTimeOffset at) => JournalEntry.Of(
        JournalKind.PlatformDiscount, source, "What the marketplace pays of the price", at, earnings.SelectMany(earning => Move(earning, earning.Discount, PromotionExpense, SellerPending)));

    private static IEnumerable<Posting> Between(LedgerAccountKind debited, LedgerAccountKind credited, Money amount) =>
        [new(new(debited, amount.Currency), amount.MinorUnits), new(new(credited, amount.Currency), -amount.MinorUnits)];

    private static JournalSource Source(PaymentId payment) => new(Payments, payment.Value);

    private static IEnumerable<Posting> Move(Earning earning, long amount, LedgerAccountKind debited, LedgerAccountKind credited) =>
    [
        new(Account(debited, earning), amount, earning.SellerOrderId),
        new(Account(credited, earning), -amount, earning.SellerOrderId),
    ];

    private static IEnumerable<Posting> Charge(Earning earning, LedgerAccountKind debited) =>
    [
        new(Account(debited, earning), earning.Commission + earning.Tax, earning.SellerOrderId),
        new(Account(CommissionRevenue, earning), -earning.Commission, earning.SellerOrderId),
        new(Account(CommissionTaxPayable, earning), -earning.Tax, earning.SellerOrderId),
    ];

    private static IEnumerable<Posting> GiveBack(Earning refund) =>
    [
        new(Account(CommissionRevenue, refund), refund.Commission, refund.SellerOrderId),
        new(Account(CommissionTaxPayable, refund), refund.Tax, refund.SellerOrderId),
    ];

    private static AccountName Account(LedgerAccountKind kind, Earning earning) => new(kind, earning.Paid.Currency, kind.IsOfSeller ? earning.SellerId : null);
}
