using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>The tables of Ordering.</summary>
public interface IOrderingDb
{
    DbSet<Checkout> Checkouts { get; }

    DbSet<Order> Orders { get; }

    DbSet<SellerOrder> SellerOrders { get; }

    DbSet<OrderUpload> OrderUploads { get; }

    DbSet<Interest> Interests { get; }

    DbSet<RequestUpload> RequestUploads { get; }

    DbSet<PurchaseRequest> PurchaseRequests { get; }

    DbSet<Invoice> Invoices { get; }

    DbSet<Cancellation> Cancellations { get; }

    DbSet<Fulfilment> Fulfilments { get; }

    DbSet<PickupCode> PickupCodes { get; }

    DbSet<PickupVerification> PickupVerifications { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
