using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

internal sealed class OrderPayments(IPaymentsDb db, ILedger ledger, TimeProvider clock) : IOrderPayments
{
    public void EnsureKnown(string method) => PaymentMethod.Named(method);

    public PaymentId Open(OrderId order, BuyerId buyer, Money due, string method)
    {
        EnsureKnown(method); // all of them are paid on delivery
        var payment = Payment.OnDelivery(order, buyer, due);
        db.Payments.Add(payment);
        return payment.Id;
    }

    public Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct) =>
        db.Payments.Where(payment => payment.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.BuyerId, to), ct);

    public async Task CancelAsync(OrderId order, CancellationToken ct)
    {
        foreach (var payment in await db.Payments.Where(payment => payment.OrderId == order && payment.Status == PaymentStatus.Processing).ToListAsync(ct)) payment.Cancel();
    }

    public async Task<CashCollectionId?> CollectAsync(OrderId order, SellerOrderId part, SellerId seller, Money amount, DateTimeOffset at, CancellationToken ct)
    {
        if (await DueInCashAsync(order, ct) is not { } payment) return null;

        var collection = payment.Collect(part, seller, amount, at);
        db.CashCollections.Add(collection);
        await ledger.CashCollectedAsync(collection.Id, part, seller, amount, at, ct);
        return collection.Id;
    }

    public async Task SettleAsync(OrderId order, CancellationToken ct) => (await DueInCashAsync(order, ct))?.Settle(clock.GetUtcNow());

    private Task<Payment?> DueInCashAsync(OrderId order, CancellationToken ct) =>
        db.Payments.SingleOrDefaultAsync(payment => payment.OrderId == order && payment.Provider == PaymentProvider.CashOnDelivery && payment.Status == PaymentStatus.Processing, ct);
}
