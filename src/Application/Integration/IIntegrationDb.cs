using Marketplace.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>The tables of Integration: what comes from elsewhere.</summary>
public interface IIntegrationDb
{
    DbSet<Import> Imports { get; }

    DbSet<ImportRow> ImportRows { get; }

    DbSet<ExternalReference> ExternalReferences { get; }

    DbSet<PendingPicture> PendingPictures { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
