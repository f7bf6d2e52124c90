using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>What providers tell is kept once and applied by asking them; what they do not tell is found out.</summary>
public sealed class PaymentInboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_kept_once_and_has_its_payment_read_anew()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var payment = await till.PaymentAsync(order);
        till.Gateway.Pay(payment.Id);
        var told = GatewayInMemory.Event("evt_1", payment.ProviderReference!);

        (await SendAsync(till, told)).ShouldBe(Reception.Kept);
        (await SendAsync(till, told)).ShouldBe(Reception.KnownBefore);
        await till.DoWhatIsDueAsync();

        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        var kept = (await EventsAsync(till)).ShouldHaveSingleItem();
        (kept.Status, kept.PaymentId, kept.Attempts).ShouldBe((PaymentEventStatus.Applied, payment.Id, 1));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task The_same_event_many_times_at_once_is_kept_once()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.PaymentAsync(await till.OrderAsync());
        var told = GatewayInMemory.Event("evt_1", payment.ProviderReference!);

        var receptions = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(till, told), Ct)));

        receptions.Count(reception => reception is Reception.Kept).ShouldBe(1);
        (await EventsAsync(till)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_forged_is_not_kept()
    {
        await using var till = await Till.OpenAsync();
        var payment = await till.PaymentAsync(await till.OrderAsync());

        (await SendAsync(till, GatewayInMemory.Event("evt_1", payment.ProviderReference!, isGenuine: false))).ShouldBe(Reception.NotAuthentic);

        (await EventsAsync(till)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_says_only_what_its_provider_confirms()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();

        await SendAsync(till, GatewayInMemory.Event("evt_1", (await till.PaymentAsync(order)).ProviderReference!));
        await till.DoWhatIsDueAsync();

        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
    }

    [Fact]
    public async Task An_event_waits_for_a_payment_that_is_not_known_yet_and_can_be_replayed()
    {
        await using var till = await Till.OpenAsync();
        await SendAsync(till, GatewayInMemory.Event("evt_1", "pi_unknown"));
        await till.DoWhatIsDueAsync();
        var waiting = (await EventsAsync(till)).Single();
        (waiting.Status, waiting.Attempts).ShouldBe((PaymentEventStatus.Pending, 1));

        for (var i = 0; i < PaymentEvent.MaxAttempts; i++) await till.LaterAsync(TimeSpan.FromHours(7));
        (await EventsAsync(till)).Single().Status.ShouldBe(PaymentEventStatus.Failed);

        await till.AsAdminAsync(new ReplayPaymentEventCommand(waiting.Id));
        (await EventsAsync(till)).Single().Status.ShouldBe(PaymentEventStatus.Pending);
    }

    [Fact]
    public async Task An_event_is_tried_again_while_the_provider_does_not_answer()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var payment = await till.PaymentAsync(order);
        till.Gateway.Pay(payment.Id);
        till.Gateway.Faults = deed => deed == "read" ? Fault.LostBefore : Fault.None;
        await SendAsync(till, GatewayInMemory.Event("evt_1", payment.ProviderReference!));
        await till.DoWhatIsDueAsync();
        (await EventsAsync(till)).Single().Status.ShouldBe(PaymentEventStatus.Pending);

        till.Gateway.Faults = _ => Fault.None;
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await EventsAsync(till)).Single().Status.ShouldBe(PaymentEventStatus.Applied);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
    }

    [Fact]
    public async Task An_event_of_money_that_does_not_fit_has_failed_until_somebody_looks_at_it()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        var payment = await till.PaymentAsync(order);
        till.Gateway.Pay(payment.Id);
        till.Gateway.Of(payment.Id).Captured = 1001;
        await SendAsync(till, GatewayInMemory.Event("evt_1", payment.ProviderReference!));
        await till.DoWhatIsDueAsync();

        var odd = (await EventsAsync(till)).Single();
        (odd.Status, odd.PaymentId, odd.DueAt, odd.Attempts).ShouldBe((PaymentEventStatus.Failed, payment.Id, null, 1));
        odd.LastError.ShouldNotBeNull().ShouldContain("1001 were taken");
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);

        till.Gateway.Of(payment.Id).Captured = 1000;
        await till.AsAdminAsync(new ReplayPaymentEventCommand(odd.Id));
        await till.DoWhatIsDueAsync();
        var mended = (await EventsAsync(till)).Single();
        (mended.Status, mended.LastError).ShouldBe((PaymentEventStatus.Applied, null));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task An_event_after_a_refund_that_somebody_made_at_the_provider_has_failed_and_after_our_own_it_has_not()
    {
        await using var till = await Till.OpenAsync();
        var (order, part) = await till.PaidAsync();
        var payment = await till.PaymentAsync(order);
        await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(500, "USD"), RefundReason.Goodwill));
        await SendAsync(till, GatewayInMemory.Event("evt_1", payment.ProviderReference!));
        await till.DoWhatIsDueAsync();
        (await EventsAsync(till)).Single().Status.ShouldBe(PaymentEventStatus.Applied);

        till.Gateway.Of(payment.Id).Refunded += 300;
        await SendAsync(till, GatewayInMemory.Event("evt_2", payment.ProviderReference!));
        await till.DoWhatIsDueAsync();

        var odd = (await EventsAsync(till)).Single(told => told.EventId == "evt_2");
        (odd.Status, odd.PaymentId).ShouldBe((PaymentEventStatus.Failed, payment.Id));
        odd.LastError.ShouldNotBeNull().ShouldContain(new Money(300, "USD").ToString());
        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(0);
        (await till.PaymentAsync(order)).RefundedAmount.ShouldBe(500);
    }

    [Fact]
    public async Task What_nobody_tells_the_reconciliation_finds()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);

        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(1);
        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(0);

        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Browser_event_job_and_reconciliation_at_once_pay_the_order_once()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(sellers: 2);
        var payment = await till.PaymentAsync(order);
        till.Gateway.Pay(payment.Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1), isDone: false);
        for (var i = 0; i < 4; i++) await SendAsync(till, GatewayInMemory.Event($"evt_{i}", payment.ProviderReference!));

        await Task.WhenAll(
            Task.Run(() => till.ByItselfAsync(new ApplyPaymentEventsCommand()), Ct),
            Task.Run(() => till.ByItselfAsync(new ApplyPaymentEventsCommand()), Ct),
            Task.Run(() => till.ByItselfAsync(new AttendPaymentsCommand()), Ct),
            Task.Run(() => till.ByItselfAsync(new ReconcilePaymentsCommand()), Ct));

        (await till.Market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "payment.captured", Ct))).ShouldBe(1);
        (await till.Market.LookAsync(db => db.Outbox.CountAsync(message => message.Name == "order.placed", Ct))).ShouldBe(1);
        (await till.OrderedAsync(order)).PaidTotal.ShouldBe(2000);
        await till.BalanceAsync();
    }

    private static Task<Reception> SendAsync(Till till, ReceivePaymentEventCommand told) => till.Market.AsAsync(_ => { }, told, Ct);

    private static Task<List<PaymentEvent>> EventsAsync(Till till) => till.Market.LookAsync(db => db.PaymentEvents.AsNoTracking().ToListAsync(Ct));
}
