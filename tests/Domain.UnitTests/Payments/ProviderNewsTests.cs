using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Domain.UnitTests.Payments;

/// <summary>What a provider says moves a payment on and never back, in whatever order it arrives.</summary>
public sealed class ProviderNewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);

    private readonly Payment _payment = Payment.AtProvider(OrderId.New(), BuyerId.New(), new Money(1000, "USD"), "stripe.card", PaymentProvider.Stripe, PaymentReturn.Nowhere, Now.AddHours(1), Now);

    [Fact]
    public void Late_news_change_nothing()
    {
        Hear(PaymentStatus.Captured, captured: 1000);

        foreach (var late in (PaymentStatus[])[PaymentStatus.RequiresAction, PaymentStatus.Processing, PaymentStatus.Authorized, PaymentStatus.Failed, PaymentStatus.Cancelled, PaymentStatus.Expired])
        {
            Hear(late).ShouldBeEmpty();
            (_payment.Status, _payment.CapturedAmount, _payment.Duty).ShouldBe((PaymentStatus.Captured, 1000, PaymentDuty.None));
        }
    }

    [Fact]
    public void What_is_promised_is_not_called_off_by_late_news()
    {
        Hear(PaymentStatus.Authorized, authorized: 1000);

        foreach (var late in (PaymentStatus[])[PaymentStatus.Created, PaymentStatus.RequiresAction, PaymentStatus.Processing])
        {
            Hear(late).ShouldBeEmpty();
            (_payment.Status, _payment.Duty).ShouldBe((PaymentStatus.Authorized, PaymentDuty.None));
        }
    }

    [Fact]
    public void A_capture_that_takes_its_time_is_waited_for_and_one_that_is_declined_is_not()
    {
        Hear(PaymentStatus.Authorized, authorized: 1000);
        _payment.Take(1000, Now);

        Hear(PaymentStatus.Processing);
        (_payment.Duty, _payment.IsBeingAsked(Now)).ShouldBe((PaymentDuty.Capture, true));
        Hear(PaymentStatus.RequiresAction, failure: "instrument_declined");
        (_payment.Duty, _payment.FailureCode).ShouldBe((PaymentDuty.Cancel, "instrument_declined"));
    }

    [Fact]
    public void What_is_given_up_is_not_taken_any_more_and_nothing_is_never_taken()
    {
        Hear(PaymentStatus.Authorized, authorized: 1000);
        Refused.By(() => _payment.Take(0, Now));

        _payment.Cancel(Now);
        Refused.By(() => _payment.Take(1000, Now));
        _payment.Duty.ShouldBe(PaymentDuty.Cancel);
    }

    [Fact]
    public void Money_outranks_an_end_without_any()
    {
        _payment.Cancel(Now);
        _payment.Duty.ShouldBe(PaymentDuty.Cancel);

        Hear(PaymentStatus.Captured, captured: 1000).ShouldHaveSingleItem().Kind.ShouldBe(PaymentTransactionKind.Capture);

        (_payment.Status, _payment.Duty).ShouldBe((PaymentStatus.Captured, PaymentDuty.None));
    }

    [Fact]
    public void What_was_called_off_is_called_off_there_until_the_provider_agrees()
    {
        Hear(PaymentStatus.RequiresAction);
        _payment.Cancel(Now);

        Hear(PaymentStatus.Processing);
        (_payment.Status, _payment.Duty).ShouldBe((PaymentStatus.Cancelled, PaymentDuty.Cancel));
        Hear(PaymentStatus.Cancelled);
        (_payment.Status, _payment.Duty).ShouldBe((PaymentStatus.Cancelled, PaymentDuty.None));
    }

    [Fact]
    public void What_was_authorized_and_given_up_is_voided()
    {
        Hear(PaymentStatus.Authorized, authorized: 1000).ShouldHaveSingleItem().Kind.ShouldBe(PaymentTransactionKind.Authorization);
        _payment.Cancel(Now);
        _payment.Status.ShouldBe(PaymentStatus.Authorized);

        Hear(PaymentStatus.Cancelled).ShouldHaveSingleItem().Kind.ShouldBe(PaymentTransactionKind.Void);

        _payment.Status.ShouldBe(PaymentStatus.Voided);
    }

    [Fact]
    public void A_provider_that_is_silent_is_asked_ever_more_rarely_and_always_again()
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 12; i++)
        {
            _payment.Postpone(Now);
            waits.Add(_payment.DutyAt!.Value - Now);
        }

        waits.ShouldBeInOrder();
        (waits[0], waits[^1], _payment.Duty).ShouldBe((TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(10), PaymentDuty.Ask));
    }

    [Fact]
    public void No_more_goes_back_than_was_captured()
    {
        Hear(PaymentStatus.Captured, captured: 1000);
        _payment.Claim(new Money(700, "USD"));

        Refused.By(() => _payment.Claim(new Money(301, "USD"))).ShouldBe(("refund_exceeds_payment", "amount"));
        Refused.By(() => _payment.Claim(new Money(1, "EUR"))).ShouldBe(("unsupported_currency", "amount/currency"));
        _payment.Claim(new Money(300, "USD"));
        _payment.GiveBack(700, reference: null, raw: null, Now);
        _payment.Status.ShouldBe(PaymentStatus.PartiallyRefunded);
        _payment.GiveBack(300, reference: null, raw: null, Now);
        _payment.Status.ShouldBe(PaymentStatus.Refunded);
    }

    [Fact]
    public void What_the_program_sends_back_is_due_at_once_and_what_somebody_sends_back_when_their_request_has_had_its_time()
    {
        Hear(PaymentStatus.Captured, captured: 1000);

        Back(by: null).DutyAt.ShouldBe(Now);
        Back(UserId.New()).DutyAt.ShouldBe(Now + Payment.Lease);

        Refund Back(UserId? by) => Refund.Of(_payment, new RefundOrder(SellerOrderId.New(), SellerId.New(), new Money(400, "USD"), RefundReason.Cancelled) { RequestedBy = by }, needsApproval: false, Now);
    }

    private IReadOnlyList<PaymentTransaction> Hear(PaymentStatus status, long authorized = 0, long captured = 0, string? failure = null) =>
        _payment.Hear(new ProviderNews("pi_1", status, authorized, captured, NextAction: null, failure, FailureMessage: null, "{}"), Now);
}
