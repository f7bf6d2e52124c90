using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Domain.UnitTests.Payments;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);

    private readonly Payment _payment = Payment.OnDelivery(OrderId.New(), BuyerId.New(), new Money(1250, "KWD"));

    [Fact]
    public void Cash_on_delivery_is_under_way_until_it_is_collected()
    {
        (_payment.Status, _payment.Amount, _payment.CapturedAmount).ShouldBe((PaymentStatus.Processing, 1250, 0));

        Collect();
        _payment.Settle(Now.AddHours(1));

        (_payment.Status, _payment.CapturedAmount, _payment.CapturedAt).ShouldBe((PaymentStatus.Captured, 1250, Now));
        _payment.Events.Select(happened => happened.Name).ShouldBe(["payment.created", "payment.captured"]);
    }

    [Fact]
    public void What_was_collected_cannot_be_cancelled()
    {
        Collect();

        Refused.By(() => _payment.Cancel(Now)).ShouldBe(("invalid_state_transition", "to"));
    }

    [Fact]
    public void What_was_cancelled_is_not_collected_any_more()
    {
        _payment.Cancel(Now);
        _payment.Cancel(Now);

        Refused.By(Collect).Code.ShouldBe("invalid_state_transition");
        _payment.Events.Select(happened => happened.Name).ShouldBe(["payment.created", "payment.cancelled"]);
    }

    [Fact]
    public void What_sellers_collect_adds_up()
    {
        _payment.Collect(SellerOrderId.New(), SellerId.New(), new Money(1000, "KWD"), Now);
        _payment.Collect(SellerOrderId.New(), SellerId.New(), new Money(250, "KWD"), Now);

        (_payment.Status, _payment.CapturedAmount).ShouldBe((PaymentStatus.Processing, 1250));
    }

    [Fact]
    public void Only_money_leads_on_from_an_end_without_any() =>
        new[] { PaymentStatus.Failed, PaymentStatus.Cancelled, PaymentStatus.Expired }
            .ShouldAllBe(end => Enum.GetValues<PaymentStatus>().Where(next => Payment.IsAllowed(end, next)).SequenceEqual(new[] { PaymentStatus.Authorized, PaymentStatus.Captured }));

    [Fact]
    public void Nothing_leads_back_from_money_that_has_gone_back() => Enum.GetValues<PaymentStatus>().ShouldAllBe(next => !Payment.IsAllowed(PaymentStatus.Refunded, next));

    private void Collect()
    {
        _payment.Collect(SellerOrderId.New(), SellerId.New(), new Money(1250, "KWD"), Now);
        _payment.Settle(Now);
    }
}
