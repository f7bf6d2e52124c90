using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>Nothing due or collected is below zero, and no more is collected than is due.</summary>
internal sealed class PaymentBooks(IPaymentsDb db) : IBooksCheck, IPaymentBooks
{
    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var wrong = await db.Payments
            .Where(payment => payment.Amount < 0 || payment.CapturedAmount < 0 || payment.CapturedAmount > payment.Amount)
            .OrderBy(payment => payment.Id).Select(payment => new { payment.Id, payment.Amount, payment.CapturedAmount }).ToListAsync(ct);
        return [.. wrong.Select(payment => new Violation("payments.captured", $"payment {payment.Id.Value}", $"{payment.CapturedAmount} collected of {payment.Amount} due"))];
    }

    public async Task<ILookup<OrderId, (PaymentId Id, Money Due)>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct)
    {
        var due = await db.Payments.Where(payment => orders.Contains(payment.OrderId))
            .Select(payment => new { payment.OrderId, payment.Id, payment.Amount, payment.Currency }).ToListAsync(ct);
        return due.ToLookup(payment => payment.OrderId, payment => (payment.Id, new Money(payment.Amount, payment.Currency)));
    }

    public Task<int> CountAsync(CancellationToken ct) => db.Payments.CountAsync(ct);
}
