using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using static Marketplace.Domain.Finance.LedgerAccountKind;

namespace Marketplace.Domain.UnitTests.Finance;

/// <summary>Debits and credits, as the table of the money flow has them.</summary>
public sealed class MoneyFlowTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);

    private readonly Earning _earning = new(SellerOrderId.New(), SellerId.New(), new Money(1000, "EUR"), Discount: 50, Commission: 100, Tax: 15);

    [Fact]
    public void A_capture_is_earned_by_each_seller()
    {
        var other = new Earning(SellerOrderId.New(), SellerId.New(), new Money(500, "EUR"), 0, 0, 0);

        Told(MoneyFlow.Captured(PaymentId.New(), [_earning, other], Now)).ShouldBe([(GatewayClearing, 1000), (SellerPending, -1000), (GatewayClearing, 500), (SellerPending, -500)]);
    }

    [Fact]
    public void Commission_is_taken_of_what_is_pending() =>
        Told(MoneyFlow.CommissionTaken(PaymentId.New(), [_earning], Now)).ShouldBe([(SellerPending, 115), (CommissionRevenue, -100), (CommissionTaxPayable, -15)]);

    [Fact]
    public void What_the_marketplace_pays_of_the_price_the_seller_earns_as_well() =>
        Told(MoneyFlow.DiscountFunded(PaymentId.New(), [_earning], Now)).ShouldBe([(PromotionExpense, 50), (SellerPending, -50)]);

    [Fact]
    public void Of_cash_the_seller_owes_the_commission() =>
        Told(MoneyFlow.CashCollected(CashCollectionId.New(), _earning, Now)).ShouldBe([(SellerDebt, 115), (CommissionRevenue, -100), (CommissionTaxPayable, -15)]);

    [Fact]
    public void What_is_released_becomes_available() =>
        Told(MoneyFlow.HoldReleased(_earning.SellerOrderId, _earning.SellerId, new Money(885, "EUR"), Now)).ShouldBe([(SellerPending, 885), (SellerAvailable, -885)]);

    [Fact]
    public void A_refund_takes_back_the_share_the_commission_and_what_the_marketplace_paid_of_the_price() =>
        Told(MoneyFlow.Refunded(RefundId.New(), _earning, pending: 935, Now)).ShouldBe([(SellerPending, 935), (CommissionRevenue, 100), (CommissionTaxPayable, 15), (PromotionExpense, -50), (GatewayClearing, -1000)]);

    [Fact]
    public void What_is_paid_back_by_hand_leaves_the_cash() =>
        Told(MoneyFlow.Refunded(RefundId.New(), _earning with { Discount = 0 }, pending: 885, Now, Cash)).ShouldBe([(SellerPending, 885), (CommissionRevenue, 100), (CommissionTaxPayable, 15), (Cash, -1000)]);

    [Fact]
    public void A_refund_after_the_release_is_taken_of_what_can_be_paid_out() =>
        Told(MoneyFlow.Refunded(RefundId.New(), _earning with { Discount = 0 }, pending: 5, Now)).ShouldBe([(SellerPending, 5), (SellerAvailable, 880), (CommissionRevenue, 100), (CommissionTaxPayable, 15), (GatewayClearing, -1000)]);

    [Fact]
    public void Of_cash_that_a_seller_gave_back_it_owes_no_commission() =>
        Told(MoneyFlow.CashReturned(RefundId.New(), _earning with { Discount = 0 }, pending: 0, Now)).ShouldBe([(CommissionRevenue, 100), (CommissionTaxPayable, 15), (SellerDebt, -115)]);

    [Fact]
    public void Where_nothing_moves_there_is_no_entry() => MoneyFlow.CashCollected(CashCollectionId.New(), _earning with { Commission = 0, Tax = 0 }, Now).ShouldBeNull();

    [Fact]
    public void Debits_and_credits_that_differ_are_no_entry() =>
        Should.Throw<ArgumentException>(() => Entry(new(new(Cash, "EUR"), 1), new(new(GatewayClearing, "EUR"), -2)));

    [Fact]
    public void A_debit_in_one_currency_is_no_credit_in_another() =>
        Should.Throw<ArgumentException>(() => Entry(new(new(Cash, "EUR"), 1), new(new(GatewayClearing, "USD"), -1)));

    [Fact]
    public void An_account_of_a_seller_names_the_seller()
    {
        Should.Throw<ArgumentException>(() => Entry(new(new(SellerPending, "EUR"), 1), new(new(Cash, "EUR"), -1)));
        Should.Throw<ArgumentException>(() => Entry(new(new(Rounding, "EUR"), 1), new(new(Cash, "EUR", SellerId.New()), -1)));
    }

    private static JournalEntry? Entry(params Posting[] postings) => JournalEntry.Of(JournalKind.Capture, new("payments", Guid.NewGuid()), "", Now, postings);

    private static IEnumerable<(LedgerAccountKind, long)> Told(JournalEntry? entry) => entry.ShouldNotBeNull().Postings.Select(posting => (posting.Account.Kind, posting.Amount));
}
