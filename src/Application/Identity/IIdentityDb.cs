using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>The tables of Identity: who may come in.</summary>
public interface IIdentityDb
{
    DbSet<AccessKey> AccessKeys { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
