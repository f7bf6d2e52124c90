using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Identity;

internal sealed class AccessKeyConfiguration : IEntityTypeConfiguration<AccessKey>
{
    public void Configure(EntityTypeBuilder<AccessKey> key)
    {
        key.ToTable("identity_access_keys");
        key.Property(k => k.Name).HasMaxLength(AccessKey.MaxNameLength);
        key.Property(k => k.Prefix).HasMaxLength(AccessKey.PrefixLength);
        key.Property(k => k.Hash).HasMaxLength(AccessKey.HashLength);
        key.Property(k => k.Permissions).AsJson();
        key.Property(k => k.AllowedIps).AsJson();
        key.Ignore(k => k.Surface);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasIndex(k => k.SellerId);
    }
}
