using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Sellers;

internal sealed class KycConfiguration : IEntityTypeConfiguration<KycCase>, IEntityTypeConfiguration<KycDocument>
{
    /// <summary>Of the number, the key's id, nonce and tag.</summary>
    private const int MaxSealedLength = (3 * KycDocument.MaxNumberLength) + 64;

    public void Configure(EntityTypeBuilder<KycCase> verification)
    {
        verification.ToTable("sellers_kyc_cases");
        verification.Property(v => v.RequiredDocuments).AsJson();
        verification.Property(v => v.Checks).AsJson();
        verification.HasIndex(v => v.SellerId).IsUnique(); // one each
        verification.HasIndex(v => new { v.Status, v.ExpiresOn });
        verification.HasOne<Seller>().WithMany().HasForeignKey(v => v.SellerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<KycDocument> document)
    {
        document.ToTable("sellers_kyc_documents");
        document.Property(d => d.SealedNumber).HasMaxLength(MaxSealedLength);
        document.HasIndex(d => d.CaseId);
        document.HasIndex(d => d.UploadId).IsUnique();
        document.HasOne<KycCase>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
