using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Media;

internal sealed class UploadConfiguration : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("media_uploads");
        upload.Property(u => u.Filename).HasMaxLength(Upload.MaxFilenameLength);
        upload.Property(u => u.ContentType).HasMaxLength(100);
        upload.Property(u => u.Checksum).HasMaxLength(64);
        upload.Property(u => u.StorageKey).HasMaxLength(100);
        upload.HasIndex(u => new { u.SellerId, u.CreatedAt });
        upload.HasIndex(u => new { u.BuyerId, u.CreatedAt });
        upload.HasIndex(u => u.ExpiresAt);
        upload.HasIndex(u => u.StorageKey);
    }
}

internal sealed class DirectUploadConfiguration : IEntityTypeConfiguration<DirectUpload>
{
    public void Configure(EntityTypeBuilder<DirectUpload> upload)
    {
        upload.ToTable("media_direct_uploads");
        upload.Ignore(u => u.Owner);
        upload.Property(u => u.Filename).HasMaxLength(Upload.MaxFilenameLength);
        upload.HasIndex(u => u.ExpiresAt);
    }
}
