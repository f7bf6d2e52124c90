using Marketplace.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>The tables of Customers: who buys, and where it is sent.</summary>
public interface ICustomersDb
{
    DbSet<CustomerProfile> CustomerProfiles { get; }

    DbSet<CustomerAddress> CustomerAddresses { get; }

    DbSet<PrivacyRequest> PrivacyRequests { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
