using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>
/// Nothing due or collected is below zero, and no more is collected than is due. What a gateway has captured stands in the journal; what sellers collected in cash sums up to the payment, and
/// made each of them owe its commission.
/// </summary>
internal sealed class PaymentBooks(IPaymentsDb db, IFinanceBooks finance) : IBooksCheck, IPaymentBooks
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct) => [.. await AmountsAsync(ct), .. await CashAsync(ct), .. await CapturesAsync(ct)];

    private async Task<IReadOnlyList<Violation>> AmountsAsync(CancellationToken ct)
    {
        var wrong = await db.Payments
            .Where(payment => payment.Amount < 0 || payment.CapturedAmount < 0 || payment.CapturedAmount > payment.Amount)
            .OrderBy(payment => payment.Id).Select(payment => new { payment.Id, payment.Amount, payment.CapturedAmount }).ToListAsync(ct);
        return [.. wrong.Select(payment => new Violation("payments.captured", $"payment {payment.Id.Value}", $"{payment.CapturedAmount} collected of {payment.Amount} due"))];
    }

    private async Task<IReadOnlyList<Violation>> CashAsync(CancellationToken ct)
    {
        var wrong = await db.Payments.Where(payment => payment.Provider == PaymentProvider.CashOnDelivery)
            .Select(payment => new { payment.Id, payment.CapturedAmount, Collected = db.CashCollections.Where(collection => collection.PaymentId == payment.Id).Sum(collection => collection.Amount) })
            .Where(payment => payment.CapturedAmount != payment.Collected).OrderBy(payment => payment.Id).ToListAsync(ct);
        var found = wrong.Select(payment => new Violation("payments.collected", $"payment {payment.Id.Value}", $"the cash collections come to {payment.Collected}, not {payment.CapturedAmount}")).ToList();
        var seen = 0;
        while (await db.CashCollections.AsNoTracking().OrderBy(collection => collection.Id).Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } collections)
        {
            seen += collections.Count;
            var charged = await finance.CommissionsAsync([.. collections.Select(collection => collection.SellerOrderId)], ct);
            var owed = await finance.TakenAsync([.. collections.Select(collection => collection.SellerOrderId)], ct);
            found.AddRange(collections.Where(collection => owed.GetValueOrDefault(collection.SellerOrderId) != charged.GetValueOrDefault(collection.SellerOrderId)).Select(collection => new Violation(
                "payments.owed", $"cashCollection {collection.Id.Value}", $"the journal has {owed.GetValueOrDefault(collection.SellerOrderId)} owed for it, not {charged.GetValueOrDefault(collection.SellerOrderId)}")));
        }

        return found;
    }

    private async Task<IReadOnlyList<Violation>> CapturesAsync(CancellationToken ct)
    {
        var found = new List<Violation>();
        var seen = 0;
        var captured = db.Payments.Where(payment => payment.Provider != PaymentProvider.CashOnDelivery && payment.CapturedAmount > 0).OrderBy(payment => payment.Id).Select(payment => payment.Id);
        while (await captured.Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } payments)
        {
            seen += payments.Count;
            var told = await finance.CapturedAsync(payments, ct);
            found.AddRange(payments.Where(payment => !told.Contains(payment)).Select(payment => new Violation("payments.told", $"payment {payment.Value}", "was captured, and the journal does not know")));
        }

        return found;
    }

    public async Task<ILookup<OrderId, (PaymentId Id, Money Due)>> OfAsync(IReadOnlyCollection<OrderId> orders, CancellationToken ct)
    {
        var due = await db.Payments.Where(payment => orders.Contains(payment.OrderId))
            .Select(payment => new { payment.OrderId, payment.Id, payment.Amount, payment.Currency }).ToListAsync(ct);
        return due.ToLookup(payment => payment.OrderId, payment => (payment.Id, new Money(payment.Amount, payment.Currency)));
    }

    public Task<int> CountAsync(CancellationToken ct) => db.Payments.CountAsync(ct);
}
