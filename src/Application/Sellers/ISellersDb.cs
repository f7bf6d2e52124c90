using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>The tables of Sellers: who sells, and where.</summary>
public interface ISellersDb
{
    DbSet<Seller> Sellers { get; }

    DbSet<Shop> Shops { get; }

    DbSet<SellerMember> SellerMembers { get; }

    DbSet<SellerApplication> SellerApplications { get; }

    DbSet<SellerInvitation> SellerInvitations { get; }

    DbSet<SellerClosure> SellerClosures { get; }

    DbSet<KycCase> KycCases { get; }

    DbSet<KycDocument> KycDocuments { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
