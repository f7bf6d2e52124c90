using Marketplace.Domain.Inventory;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Selling, splitting, paying, fulfilling and giving back, with every fault at every step, in an order from a seed: no cent is lost or doubled.</summary>
public sealed class MoneyWalkTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_happens_in_whatever_order_the_books_agree(int seed)
    {
        await using var till = await Till.OpenAsync();
        await new MoneyWalk(till, seed).RunAsync(steps: 150);

        await till.BalanceAsync();
        var payments = await till.Market.LookAsync(db => db.Payments.AsNoTracking().ToListAsync(Ct));
        payments.ShouldContain(payment => payment.CapturedAmount > 0);
        payments.ShouldContain(payment => payment.RefundedAmount > 0);
        payments.Where(payment => payment.Duty != PaymentDuty.None).Select(payment => (payment.Status, payment.Duty, payment.Tries)).ShouldBeEmpty();
        payments.GroupBy(payment => payment.OrderId).ShouldAllBe(order => order.Count(payment => payment.IsTheOne) <= 1);
        payments.Where(payment => payment is { IsTheOne: false, Provider: not PaymentProvider.CashOnDelivery }).ShouldAllBe(payment => payment.RefundedAmount == payment.CapturedAmount);

        var orders = await till.Market.LookAsync(db => db.Orders.AsNoTracking().ToListAsync(Ct));
        orders.ShouldNotContain(order => order.Status == OrderStatus.PendingPayment);
        var ended = orders.Where(order => order.Status is OrderStatus.Cancelled or OrderStatus.Expired).Select(order => order.Id).ToHashSet();
        orders.Where(order => ended.Contains(order.Id)).ShouldAllBe(order => order.PaidTotal == order.RefundedTotal);
        var held = await till.Market.LookAsync(db => db.Reservations.AsNoTracking().Where(reservation => reservation.Status == ReservationStatus.Active).Select(reservation => reservation.OrderLineId).ToListAsync(Ct));
        var parts = await till.Market.LookAsync(db => db.SellerOrders.AsNoTracking().ToListAsync(Ct));
        parts.Where(part => ended.Contains(part.OrderId)).SelectMany(part => part.Lines).ShouldAllBe(line => !held.Contains(line.Id));
    }
}
