using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>The tables of Payments.</summary>
public interface IPaymentsDb
{
    DbSet<Payment> Payments { get; }

    DbSet<CashCollection> CashCollections { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
