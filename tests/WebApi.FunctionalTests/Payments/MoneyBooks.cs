using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Testing;
using Marketplace.Testing.Payments;
using Marketplace.WebApi.FunctionalTests.Processes;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Whether all money is where it should be: ours, the providers', the journal's, and what is held for whom.</summary>
internal static class MoneyBooks
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <returns>How many orders there are.</returns>
    public static async Task<int> ShouldAgreeAsync(this MoneyWorld world)
    {
        var market = world.Marketplace;
        var held = await world.Simulator.HeldAsync();
        var payments = await market.ReadAsync(db => db.Payments.AsNoTracking().ToListAsync(Ct));
        var orders = await market.ReadAsync(db => db.Orders.AsNoTracking().ToListAsync(Ct));

        ProvidersAgree(payments, held);
        OrdersArePaidAsTheySay(orders, payments);
        await NothingIsHeldForNobodyAsync(market, orders);
        await JournalAgreesAsync(market, payments, held);
        await WhatIsCalledOffLeavesNothingAsync(market);
        return await market.ShouldBeWholeAsync();
    }

    /// <summary>What a provider took and gave back stands in our books, to the cent; and it took nothing that we know nothing of.</summary>
    private static void ProvidersAgree(List<Payment> payments, IReadOnlyList<Held> held)
    {
        var byKey = held.Where(payment => payment.Key is not null).ToLookup(payment => payment.Key!, StringComparer.Ordinal);
        foreach (var payment in payments.Where(payment => payment.HasGateway))
        {
            var theirs = byKey[payment.Id.Value.ToString()].ToList();
            (payment.Id, Captured: payment.CapturedAmount, Refunded: payment.RefundedAmount).ShouldBe((payment.Id, Captured: Minor(theirs.Sum(one => one.Captured)), Refunded: Minor(theirs.Sum(one => one.Refunded))));
            theirs.ShouldNotContain(one => (one.Status == "authorized" && !IsOrderAtRazorpay(one)) || (one.Status == "open" && CanBeCalledOff(one)), $"payment {payment.Id.Value} is {payment.Status}");
        }

        var ours = payments.Select(payment => payment.Id.Value.ToString()).ToHashSet(StringComparer.Ordinal);
        held.Where(one => one.Captured > 0).ShouldAllBe(one => one.Key != null && ours.Contains(one.Key));
    }

    private static void OrdersArePaidAsTheySay(List<Order> orders, List<Payment> payments)
    {
        var byOrder = payments.ToLookup(payment => payment.OrderId);
        foreach (var order in orders)
        {
            var attempts = byOrder[order.Id].ToList();
            attempts.Count(attempt => attempt.IsTheOne).ShouldBeLessThanOrEqualTo(1);
            (order.Number, Left: order.PaidTotal - order.RefundedTotal).ShouldBe((order.Number, Left: attempts.Sum(attempt => attempt.CapturedAmount - attempt.RefundedAmount)));
            if (order.Status is OrderStatus.Cancelled or OrderStatus.Expired) order.RefundedTotal.ShouldBe(order.PaidTotal);
        }

        orders.ShouldNotContain(order => order.Status == OrderStatus.PendingPayment);
        payments.Select(payment => payment.OrderId).Distinct().Count().ShouldBe(orders.Count);
    }

    /// <summary>What is reserved is what living orders wait for.</summary>
    private static async Task NothingIsHeldForNobodyAsync(RunningMarketplace market, List<Order> orders)
    {
        var parts = await market.ReadAsync(db => db.SellerOrders.AsNoTracking().ToListAsync(Ct));
        var awaited = parts.Where(part => !part.IsCalledOff && !part.IsHandedOver).SelectMany(part => part.Lines).Select(line => line.Id).Order().ToList();
        var active = await market.ReadAsync(db => db.Reservations.AsNoTracking().Where(one => one.Status == ReservationStatus.Active).Select(one => one.OrderLineId).ToListAsync(Ct));
        active.Order().ShouldBe(awaited);
        var ended = orders.Where(order => order.Status is OrderStatus.Cancelled or OrderStatus.Expired).Select(order => order.Id).ToHashSet();
        parts.Where(part => ended.Contains(part.OrderId)).ShouldAllBe(part => part.IsCalledOff);
    }

    /// <summary>Debits equal credits, and what the journal says is with the providers and at the bank is there.</summary>
    private static async Task JournalAgreesAsync(RunningMarketplace market, List<Payment> payments, IReadOnlyList<Held> held)
    {
        var balances = (await market.Admin.Get("/api/v1/admin/trialBalances")).ShouldBe(200).Items;
        balances.Select(balance => balance!["attributes"]!["difference"]!["amount"]!.GetValue<string>()).ShouldAllBe(difference => difference == "0.00");
        var clearing = await market.ReadAsync(async db =>
        {
            var account = await db.LedgerAccounts.AsNoTracking().Where(one => one.Kind == LedgerAccountKind.GatewayClearing).Select(one => one.Id).ToListAsync(Ct);
            return await db.LedgerEntries.Where(entry => account.Contains(entry.AccountId)).SumAsync(entry => entry.Amount, Ct);
        });
        var transfers = payments.Where(payment => payment.Provider is PaymentProvider.Manual).Sum(payment => payment.CapturedAmount - payment.RefundedAmount);
        clearing.ShouldBe(Minor(held.Sum(one => one.Captured - one.Refunded)) + transfers);
    }

    /// <summary>Commission, taxes, sending and what the marketplace gave of the price go back with the goods: no account keeps anything of them.</summary>
    private static async Task WhatIsCalledOffLeavesNothingAsync(RunningMarketplace market)
    {
        var calledOff = (await market.ReadAsync(db => db.SellerOrders.AsNoTracking().ToListAsync(Ct))).Where(part => part.IsCalledOff).Select(part => part.Id).ToHashSet();
        var sums = await market.ReadAsync(db => db.LedgerEntries.Where(entry => entry.SellerOrderId != null)
            .GroupBy(entry => new { entry.SellerOrderId, entry.AccountId }).Select(sum => new { sum.Key.SellerOrderId, sum.Key.AccountId, Amount = sum.Sum(entry => entry.Amount) }).ToListAsync(Ct));
        sums.FindAll(sum => calledOff.Contains(sum.SellerOrderId!.Value)).ShouldAllBe(sum => sum.Amount == 0);
    }

    /// <summary>Orders at PayPal and Razorpay stay open until they are forgotten; pages do not.</summary>
    private static bool CanBeCalledOff(Held held) => held.Provider is not "paypal" && !IsOrderAtRazorpay(held);

    /// <summary>What is promised there and not taken Razorpay itself gives back, days later.</summary>
    private static bool IsOrderAtRazorpay(Held held) => held.Reference.StartsWith("order_", StringComparison.Ordinal);

    private static long Minor(decimal units) => (long)(units * 100);
}
