using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>The tables of Identity: who may come in.</summary>
public interface IIdentityDb
{
    DbSet<AccessKey> AccessKeys { get; }

    /// <summary>The bearer of the key with this hash, whatever became of the key.</summary>
    Task<Bearer?> FindBearerAsync(string hash, CancellationToken ct);

    Task<int> SaveChangesAsync(CancellationToken ct);
}
