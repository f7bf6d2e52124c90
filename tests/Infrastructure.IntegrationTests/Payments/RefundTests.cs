using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Money goes back: never more than was paid, once, whatever goes wrong.</summary>
public sealed class RefundTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_goes_back_and_then_the_rest_and_no_more()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();

        await RefundAsync(till, part, 400);
        ((await till.PaymentAsync(order)).Status, (await till.OrderedAsync(order)).PaymentStatus, (await till.OrderedAsync(order)).RefundedTotal).ShouldBe((PaymentStatus.PartiallyRefunded, PaymentState.PartiallyRefunded, 400));
        await till.BalanceAsync();
        (await Till.RefusedAsync(() => RefundAsync(till, part, 601))).ShouldBe(("refund_exceeds_payment", "amount"));
        await RefundAsync(till, part, 600);

        ((await till.PaymentAsync(order)).Status, (await till.OrderedAsync(order)).PaymentStatus).ShouldBe((PaymentStatus.Refunded, PaymentState.Refunded));
        (await Till.RefusedAsync(() => RefundAsync(till, part, 1))).Code.ShouldBe("refund_exceeds_payment");
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Fifty_refunds_at_once_do_not_come_to_more_than_was_paid()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();

        var refused = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 50), Ct, async (_, _) =>
        {
            try
            {
                await RefundAsync(till, part, 70);
            }
            catch (DomainException refusal) when (refusal.Error.Code == "refund_exceeds_payment")
            {
                Interlocked.Increment(ref refused);
            }
        });

        refused.ShouldBe(50 - 14);
        (await till.PaymentAsync(order)).RefundedAmount.ShouldBe(14 * 70);
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    public async Task A_refund_that_nobody_knows_the_end_of_is_sent_again_and_sends_its_money_once(Fault fault)
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        till.Gateway.Faults = deed => deed == "refund" ? fault : Fault.None;
        await RefundAsync(till, part, 500);
        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Approved);

        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Succeeded);
        till.Gateway.Of((await till.PaymentAsync(order)).Id).Refunded.ShouldBe(500);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_a_process_left_that_was_killed_behind_the_refund_a_job_sends()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        till.Market.DoesErrands = false;
        await RefundAsync(till, part, 500);
        (await till.PaymentAsync(order)).RefundedAmount.ShouldBe(0);

        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).RefundedAmount.ShouldBe(500);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_failed_refund_is_told_and_can_be_sent_again_or_given_up()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        till.Gateway.Faults = deed => deed == "refund" ? Fault.Refuses : Fault.None;
        await RefundAsync(till, part, 500);
        await RefundAsync(till, part, 300);
        var failed = await till.RefundsAsync(order);
        failed.ShouldAllBe(refund => refund.Status == RefundStatus.Failed && refund.FailureCode == "refund_failed");
        (await till.Market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "refund.failed", Ct))).ShouldBe(2);
        (await Till.RefusedAsync(() => RefundAsync(till, part, 300))).Code.ShouldBe("refund_exceeds_payment");

        till.Gateway.Faults = _ => Fault.None;
        await till.AsAdminAsync(new MoveRefundCommand(failed[0].Id, RefundStatus.Submitted, Reason: null));
        await till.AsAdminAsync(new MoveRefundCommand(failed[1].Id, RefundStatus.Cancelled, Reason: null));

        var payment = await till.PaymentAsync(order);
        (payment.RefundedAmount, payment.ClaimedAmount).ShouldBe((500, 500));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_was_paid_for_a_cancelled_seller_order_goes_back_less_what_went_back_before()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(sellers: 2);
        await till.PayAsync(order);
        var part = (await till.PartsAsync(order))[0];
        await RefundAsync(till, part.Id, 300);

        await till.Market.AsBuyerAsync(till.Buyer, new MoveSellerOrderCommand(part.Id, SellerOrderStatus.Cancelled, "Too late"), Ct);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.RefundsAsync(order)).Select(refund => (refund.Amount, refund.Status)).ShouldBe([(300, RefundStatus.Succeeded), (700, RefundStatus.Succeeded)]);
        var whole = await till.OrderedAsync(order);
        (whole.PaidTotal, whole.RefundedTotal, whole.PaymentStatus).ShouldBe((2000, 1000, PaymentState.PartiallyRefunded));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Parts_of_a_refund_add_up_and_no_more_than_was_paid_for_sending_goes_back_for_it()
    {
        await using var till = await Till.OpenAsync();
        var (_, part) = await till.PaidAsync();
        var asked = new RequestRefundCommand(part, PaymentId: null, new Money(500, "USD"), RefundReason.Damaged);

        (await Till.RefusedAsync(() => till.AsAdminAsync(asked with { Parts = [(RefundPartKind.Items, new Money(499, "USD"))] }))).ShouldBe(("invalid_value", "parts"));
        (await Till.RefusedAsync(() => till.AsAdminAsync(asked with { Parts = [(RefundPartKind.Shipping, new Money(500, "USD"))] }))).ShouldBe(("invalid_value", "parts"));
        (await Till.RefusedAsync(() => till.AsAdminAsync(asked with { Amount = new Money(500, "EUR") }))).ShouldBe(("unsupported_currency", "amount/currency"));
        (await Till.RefusedAsync(() => till.AsAdminAsync(asked with { Amount = new Money(0, "USD") }))).ShouldBe(("out_of_range", "amount"));
    }

    [Fact]
    public async Task Money_that_went_back_by_hand_is_noted_and_no_provider_asked()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();

        await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(500, "USD"), RefundReason.Goodwill) { Method = RefundMethod.Manual });

        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Succeeded);
        till.Gateway.Asked.ShouldNotContain("refund");
        (await BalanceOfAsync(till, LedgerAccountKind.GatewayClearing), await BalanceOfAsync(till, LedgerAccountKind.Cash)).ShouldBe((1000, -500));
    }

    private static Task<long> BalanceOfAsync(Till till, LedgerAccountKind kind) => till.Market.LookAsync(db => db.LedgerAccounts.Where(account => account.Kind == kind).SumAsync(account => account.Balance, Ct));

    private static Task<Written> RefundAsync(Till till, SellerOrderId part, long amount) =>
        till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(amount, "USD"), RefundReason.Goodwill));
}
