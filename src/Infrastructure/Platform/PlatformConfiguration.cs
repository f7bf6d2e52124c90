using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Platform;

internal sealed class PlatformConfiguration : IEntityTypeConfiguration<TransitionRecord>, IEntityTypeConfiguration<IdempotencyRecord>, IEntityTypeConfiguration<Job>, IEntityTypeConfiguration<JobSchedule>, IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<TransitionRecord> transition)
    {
        transition.ToTable("platform_transitions");
        transition.Property(t => t.SubjectType).HasMaxLength(60);
        transition.Property(t => t.From).HasMaxLength(40);
        transition.Property(t => t.To).HasMaxLength(40);
        transition.Property(t => t.Reason).HasMaxLength(StateMachine<JobStatus>.MaxReasonLength);
        transition.HasIndex(t => new { t.SubjectId, t.Id });
    }

    public void Configure(EntityTypeBuilder<IdempotencyRecord> record)
    {
        record.ToTable("platform_idempotency_keys");
        record.HasKey(r => new { r.Credential, r.Key });
        record.Property(r => r.Credential).HasMaxLength(IdempotencyRecord.MaxCredentialLength);
        record.Property(r => r.Key).HasMaxLength(IdempotencyRecord.MaxKeyLength);
        record.Property(r => r.Headers).AsJson();
        record.HasIndex(r => r.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.ToTable("platform_jobs");
        job.Ignore(j => j.IsFinished);
        job.Property(j => j.Kind).HasMaxLength(60);
        job.Property(j => j.Errors).AsJson();
        job.Property(j => j.Position).HasMaxLength(Job.MaxPositionLength);
        job.HasIndex(j => new { j.Status, j.LeaseUntil });
        job.HasIndex(j => new { j.Kind, j.Status });
        job.HasIndex(j => j.OwnerUserId);
        job.HasIndex(j => j.OwnerSellerId);
        job.HasIndex(j => j.SubjectId);
    }

    public void Configure(EntityTypeBuilder<JobSchedule> schedule)
    {
        schedule.ToTable("platform_job_schedules");
        schedule.Ignore(s => s.Timing);
        schedule.Property(s => s.Kind).HasMaxLength(JobSchedule.MaxKindLength);
        schedule.Property(s => s.Cron).HasMaxLength(JobSchedule.MaxCronLength);
        schedule.Property(s => s.TimeZone).HasMaxLength(JobSchedule.MaxTimeZoneLength);
        schedule.HasIndex(s => s.Kind).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("platform_audit_entries");
        entry.Property(e => e.Action).HasMaxLength(AuditEntry.MaxActionLength);
        entry.Property(e => e.ResourceType).HasMaxLength(AuditEntry.MaxTypeLength);
        entry.Property(e => e.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        entry.Property(e => e.Changes).AsJson();
        entry.Property(e => e.IpAddress).HasMaxLength(45);
        entry.Property(e => e.RequestId).HasMaxLength(64);
        entry.Property(e => e.Hash).HasMaxLength(AuditEntry.HashLength);
        entry.HasIndex(e => e.Sequence).IsUnique();
        entry.HasIndex(e => new { e.ResourceId, e.OccurredAt });
        entry.HasIndex(e => e.OccurredAt);
        entry.HasIndex(e => e.ActorId);
    }
}
