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
            (_payment.Status, _payment.CapturedAmount).ShouldBe((PaymentStatus.Captured, 1000));
        }
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

    private IReadOnlyList<PaymentTransaction> Hear(PaymentStatus status, long authorized = 0, long captured = 0) =>
        _payment.Hear(new ProviderNews("pi_1", status, authorized, captured, NextAction: null, FailureCode: null, FailureMessage: null, "{}"), Now);
}
