using Marketplace.Application.Ordering;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IOrderingDb
{
    public DbSet<Checkout> Checkouts => Set<Checkout>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<SellerOrder> SellerOrders => Set<SellerOrder>();

    public DbSet<OrderUpload> OrderUploads => Set<OrderUpload>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<RequestUpload> RequestUploads => Set<RequestUpload>();

    public DbSet<PurchaseRequest> PurchaseRequests => Set<PurchaseRequest>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public DbSet<Cancellation> Cancellations => Set<Cancellation>();

    public DbSet<Fulfilment> Fulfilments => Set<Fulfilment>();

    public DbSet<PickupCode> PickupCodes => Set<PickupCode>();

    public DbSet<PickupVerification> PickupVerifications => Set<PickupVerification>();
}
