using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Integration;

internal sealed class IntegrationConfiguration :
    IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportRow>, IEntityTypeConfiguration<ExternalReference>, IEntityTypeConfiguration<PendingPicture>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("integration_imports");
        import.Ignore(i => i.IsFinished);
        import.Property(i => i.Mapping).AsJson();
        import.Property(i => i.FileName).HasMaxLength(Import.MaxFileNameLength);
        import.Property(i => i.StorageKey).HasMaxLength(100);
        import.HasIndex(i => new { i.SellerId, i.CreatedAt });
        import.HasIndex(i => i.JobId);
    }

    public void Configure(EntityTypeBuilder<ImportRow> row)
    {
        row.ToTable("integration_import_rows");
        row.Property(r => r.ExternalId).HasMaxLength(Require.MaxExternalIdLength);
        row.Property(r => r.ResultType).HasMaxLength(60);
        row.Property(r => r.Errors).AsJson();
        row.Property(r => r.Warnings).AsJson();
        row.Property(r => r.Values).AsJson();
        row.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
        row.HasIndex(r => new { r.ImportId, r.RowNumber }).IsUnique(); // a row is done once, whatever happens
        row.HasIndex(r => new { r.ImportId, r.Status });
    }

    public void Configure(EntityTypeBuilder<ExternalReference> reference)
    {
        reference.ToTable("integration_external_references");
        reference.HasKey(r => new { r.Scope, r.TargetType, r.ExternalId });
        reference.Property(r => r.ExternalId).HasMaxLength(Require.MaxExternalIdLength);
    }

    public void Configure(EntityTypeBuilder<PendingPicture> picture)
    {
        picture.ToTable("integration_pending_pictures");
        picture.HasKey(p => new { p.ImportId, p.Number });
        picture.Property(p => p.Url).HasMaxLength(PendingPicture.MaxUrlLength);
        picture.Property(p => p.Variants).AsJson();
    }
}
