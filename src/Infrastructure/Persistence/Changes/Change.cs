using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>
/// The last change of a resource as it is told: one row for the public, where that has ever seen it, and one for those whose it is. Every change takes a new
/// number, greater than all that are visible.
/// </summary>
internal sealed class Change
{
    private Change() { } // EF Core

    public long Sequence { get; private init; }

    public ChangeId Id { get; private init; }

    public bool IsPublic { get; private init; }

    public FeedType ResourceType { get; private init; }

    public Guid ResourceId { get; private init; }

    public SellerId? SellerId { get; private init; }

    public bool IsDeleted { get; private init; }

    public DateTimeOffset ChangedAt { get; private init; }

    public static Change Of(FeedKey key, bool isPublic, bool isDeleted, SellerId? seller, DateTimeOffset changedAt, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        IsPublic = isPublic,
        ResourceType = key.Type,
        ResourceId = key.Id,
        SellerId = seller,
        IsDeleted = isDeleted,
        ChangedAt = changedAt,
    };
}

/// <summary>How far the feed is closed: up to this number nothing is told any more.</summary>
internal sealed class FeedMark
{
    private FeedMark() { } // EF Core

    public bool IsPublic { get; private init; }

    public long ClosedTo { get; private init; }
}

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<ChangeNote>, IEntityTypeConfiguration<FeedMark>
{
    public void Configure(EntityTypeBuilder<Change> change)
    {
        change.ToTable("platform_changes");
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedOnAdd();
        change.HasIndex(c => c.Id).IsUnique();
        change.HasIndex(c => new { c.ResourceId, c.ResourceType, c.IsPublic }).IsUnique();
        change.HasIndex(c => new { c.IsPublic, c.Sequence });
        change.HasIndex(c => new { c.SellerId, c.IsPublic, c.Sequence });
        change.HasIndex(c => new { c.IsPublic, c.ChangedAt });
    }

    public void Configure(EntityTypeBuilder<ChangeNote> note)
    {
        note.ToTable("platform_change_notes");
        note.HasKey(n => n.Number);
        note.Property(n => n.Number).ValueGeneratedOnAdd();
        note.Ignore(n => n.Key);
    }

    public void Configure(EntityTypeBuilder<FeedMark> mark)
    {
        mark.ToTable("platform_feed_marks");
        mark.HasKey(m => m.IsPublic);
        mark.Property(m => m.IsPublic).ValueGeneratedNever();
        mark.HasData(new { IsPublic = false, ClosedTo = 0L }, new { IsPublic = true, ClosedTo = 0L });
    }
}
