using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IPaymentsDb
{
    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentTransaction> PaymentTransactions => Set<PaymentTransaction>();

    public DbSet<PaymentEvent> PaymentEvents => Set<PaymentEvent>();

    public DbSet<PaymentEventReplay> PaymentEventReplays => Set<PaymentEventReplay>();

    public DbSet<Capture> Captures => Set<Capture>();

    public DbSet<PaymentVoid> PaymentVoids => Set<PaymentVoid>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<CashCollection> CashCollections => Set<CashCollection>();
}
