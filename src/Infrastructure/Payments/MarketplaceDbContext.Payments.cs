using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IPaymentsDb
{
    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<CashCollection> CashCollections => Set<CashCollection>();
}
