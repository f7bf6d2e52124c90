using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>An order waits for its money, and goes on with it: once, whoever is first and whatever goes wrong.</summary>
public sealed class PayingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_waits_until_its_buyer_has_paid_and_goes_on_then()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(sellers: 2);

        var waiting = await till.OrderedAsync(order);
        (waiting.Status, waiting.PaymentStatus, waiting.PaidTotal, waiting.PaymentDueAt).ShouldBe((OrderStatus.PendingPayment, PaymentState.Unpaid, 0, till.Market.Database.Clock.GetUtcNow().AddMinutes(15)));
        var payment = await till.PaymentAsync(order);
        (payment.Status, payment.NextAction!.Kind, payment.Amount).ShouldBe((PaymentStatus.RequiresAction, PaymentActionKind.Redirect, 2000));

        till.Gateway.Pay(payment.Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        var paid = await till.OrderedAsync(order);
        (paid.Status, paid.PaymentStatus, paid.PaidTotal, paid.PaymentDueAt).ShouldBe((OrderStatus.Placed, PaymentState.Paid, 2000, null));
        (await till.PartsAsync(order)).ShouldAllBe(part => part.Status == SellerOrderStatus.Confirmed && part.PaymentStatus == PaymentState.Paid);
        (await till.PaymentAsync(order)).CapturedAmount.ShouldBe(2000);
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData(Fault.LostBefore)]
    [InlineData(Fault.LostAfter)]
    public async Task A_request_that_nobody_knows_the_end_of_is_sent_again_and_opens_one_payment(Fault fault)
    {
        await using var till = await Till.OpenAsync();
        till.Gateway.Faults = _ => fault;
        var order = await till.OrderAsync();
        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Created);

        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.RequiresAction);
        till.Gateway.Accounts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_process_left_that_was_killed_behind_the_checkout_a_job_does()
    {
        await using var till = await Till.OpenAsync();
        till.Market.DoesErrands = false;
        var order = await till.OrderAsync();
        till.Gateway.Asked.ShouldBeEmpty();

        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.RequiresAction);
        till.Gateway.Asked.ShouldBe(["start"]);
    }

    [Fact]
    public async Task What_the_provider_refuses_leaves_the_order_waiting_for_another_attempt()
    {
        await using var till = await Till.OpenAsync();
        till.Gateway.Faults = deed => deed == "start" ? Fault.Refuses : Fault.None;
        var order = await till.OrderAsync();
        var refused = await till.PaymentAsync(order);
        (refused.Status, refused.FailureCode).ShouldBe((PaymentStatus.Failed, "declined"));
        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.PendingPayment);

        till.Gateway.Faults = _ => Fault.None;
        await till.PayAgainAsync(order);
        var second = await till.PaymentAsync(order);
        till.Gateway.Pay(second.Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_is_only_promised_is_taken_at_once_or_when_an_admin_says_so()
    {
        await using var till = await Till.OpenAsync();
        till.Gateway.OnlyPromises = true;
        var atOnce = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(atOnce)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(atOnce)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();

        await using var slow = await Till.OpenAsync(options => options.CaptureLater = true);
        var later = await slow.OrderAsync();
        var payment = await slow.PaymentAsync(later);
        slow.Gateway.Pay(payment.Id);
        await slow.LaterAsync(TimeSpan.FromMinutes(1));
        var promised = await slow.OrderedAsync(later);
        (promised.Status, promised.PaymentStatus, promised.PaidTotal).ShouldBe((OrderStatus.Placed, PaymentState.Authorized, 0));
        await slow.AsAdminAsync(new CapturePaymentCommand(payment.Id, Amount: null));
        (await slow.OrderedAsync(later)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await slow.BalanceAsync();
    }

    [Fact]
    public async Task A_bank_transfer_is_waited_for_a_week_and_confirmed_by_an_admin()
    {
        await using var till = await Till.OpenAsync();
        var transfer = await till.Market.LookAsync(db => db.PaymentMethods.SingleAsync(method => method.Code == KnownMethods.BankTransfer, Ct));
        await till.AsAdminAsync(new UpdatePaymentMethodCommand(transfer.Id, before => before with { IsActive = true }));
        var (arrives, never) = (await till.OrderAsync(method: KnownMethods.BankTransfer), await till.OrderAsync(method: KnownMethods.BankTransfer, by: BuyerId.New()));
        await till.LaterAsync(TimeSpan.FromDays(6));
        (await till.OrderedAsync(arrives)).Status.ShouldBe(OrderStatus.PendingPayment);

        await till.AsAdminAsync(new CapturePaymentCommand((await till.PaymentAsync(arrives)).Id, Amount: null));
        await till.LaterAsync(TimeSpan.FromDays(2));

        ((await till.OrderedAsync(arrives)).PaymentStatus, (await till.OrderedAsync(never)).Status).ShouldBe((PaymentState.Paid, OrderStatus.Expired));
        await till.BalanceAsync();
    }

    [Theory]
    [InlineData("https://evil.test/paid")]
    [InlineData("https://shop.test.evil.test/")]
    [InlineData("https://shop.test@evil.test/")]
    [InlineData("//shop.test/paid")]
    [InlineData("javascript:alert(1)")]
    public async Task Buyers_are_sent_back_to_pages_of_the_shop_only(string address)
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();

        var refusal = await Should.ThrowAsync<DomainException>(() => till.Market.AsBuyerAsync(till.Buyer, new PayOrderCommand(order, "stripe.card", address, CancelUrl: null), Ct));

        (refusal.Error.Code, refusal.Error.Member).ShouldBe(("invalid_value", "returnUrl"));
    }

    [Fact]
    public async Task An_answer_about_another_amount_marks_nothing_paid()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var payment = await till.PaymentAsync(order);
        till.Gateway.Pay(payment.Id);
        var told = till.Gateway.Of(payment.Id).Told();

        foreach (var wrong in new[] { told with { Amount = new Money(999, "USD") }, told with { Amount = new Money(1000, "EUR") }, told with { Key = PaymentId.New() }, told with { Reference = "pi_other" } })
        {
            await till.Market.Database.WithAsync((_, services) => Register(services).HearAsync(payment.Id, wrong, Ct));
            (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
        }
    }

    private static PaymentRegister Register(IServiceProvider services) => (PaymentRegister)services.GetService(typeof(PaymentRegister))!;
}
