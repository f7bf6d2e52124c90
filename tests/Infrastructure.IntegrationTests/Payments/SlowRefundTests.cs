using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Money that goes back by a bank, which takes its time, and may come to nothing.</summary>
public sealed class SlowRefundTests
{
    [Fact]
    public async Task What_takes_time_is_asked_about_until_it_is_done()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        till.Gateway.RefundsTakeTime = true;
        await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(500, "USD"), RefundReason.Goodwill));
        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Submitted);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Submitted);

        till.Gateway.Settle();
        await till.LaterAsync(TimeSpan.FromMinutes(11));

        (await till.RefundsAsync(order)).Single().Status.ShouldBe(RefundStatus.Succeeded);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_takes_time_and_comes_to_nothing_has_failed_and_can_be_sent_again()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        till.Gateway.RefundsTakeTime = true;
        await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(500, "USD"), RefundReason.Goodwill));

        till.Gateway.Settle(arrives: false);
        await till.LaterAsync(TimeSpan.FromMinutes(11));

        var failed = (await till.RefundsAsync(order)).Single();
        (failed.Status, failed.FailureCode, (await till.OrderedAsync(order)).RefundedTotal).ShouldBe((RefundStatus.Failed, "account_closed", 0));
        await till.BalanceAsync();
        till.Gateway.RefundsTakeTime = false;
        await till.AsAdminAsync(new MoveRefundCommand(failed.Id, RefundStatus.Submitted, Reason: null));
        ((await till.RefundsAsync(order)).Single().Status, (await till.OrderedAsync(order)).RefundedTotal).ShouldBe((RefundStatus.Succeeded, 500));
        await till.BalanceAsync();
    }
}
