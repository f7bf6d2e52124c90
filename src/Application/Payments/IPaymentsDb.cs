using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>The tables of Payments.</summary>
public interface IPaymentsDb
{
    DbSet<PaymentMethod> PaymentMethods { get; }

    DbSet<Payment> Payments { get; }

    DbSet<PaymentTransaction> PaymentTransactions { get; }

    DbSet<PaymentEvent> PaymentEvents { get; }

    DbSet<PaymentEventReplay> PaymentEventReplays { get; }

    DbSet<Capture> Captures { get; }

    DbSet<PaymentVoid> PaymentVoids { get; }

    DbSet<Refund> Refunds { get; }

    DbSet<CashCollection> CashCollections { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
