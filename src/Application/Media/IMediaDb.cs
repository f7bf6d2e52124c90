using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>The tables that Media owns.</summary>
public interface IMediaDb
{
    DbSet<Upload> Uploads { get; }

    DbSet<DirectUpload> DirectUploads { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
