using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

internal sealed class OrderPayments(IPaymentsDb db) : IOrderPayments
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
}
