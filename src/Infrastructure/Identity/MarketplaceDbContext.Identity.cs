using Marketplace.Application.Identity;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IIdentityDb
{
    private static readonly Func<MarketplaceDbContext, string, CancellationToken, Task<Bearer?>> BearerOf = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, string hash, CancellationToken _) => db.AccessKeys.Where(key => key.Hash == hash)
            .Select(key => new Bearer(key.Id, key.Kind, key.UserId, key.BuyerId, key.SellerId, key.Permissions, key.ExpiresAt, key.RevokedAt)).SingleOrDefault());

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public Task<Bearer?> FindBearerAsync(string hash, CancellationToken ct) => BearerOf(this, hash, ct);
}
