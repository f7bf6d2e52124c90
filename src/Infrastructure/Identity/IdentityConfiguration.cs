using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Identity;

internal sealed class IdentityConfiguration :
    IEntityTypeConfiguration<User>, IEntityTypeConfiguration<UserRole>, IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Role>, IEntityTypeConfiguration<PermissionEntry>,
    IEntityTypeConfiguration<OneTimeCode>, IEntityTypeConfiguration<SignInTries>, IEntityTypeConfiguration<TotpDevice>, IEntityTypeConfiguration<RecoveryCodeSet>
{
    private const int HashLength = 100;

    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("identity_users");
        user.Ignore(u => u.Details);
        user.Property(u => u.Email).HasMaxLength(Email.MaxLength);
        user.Property(u => u.EmailKey).HasMaxLength(Email.MaxLength);
        user.Property(u => u.PendingEmail).HasMaxLength(Email.MaxLength);
        user.Property(u => u.PasswordHash).HasMaxLength(HashLength);
        user.Property(u => u.Name).HasMaxLength(User.MaxNameLength);
        user.Property(u => u.Phone).HasMaxLength(PhoneNumber.MaxLength);
        user.HasIndex(u => u.EmailKey).IsUnique().RefusedAs("email", "An account with this address exists.");
        user.HasIndex(u => u.ProfileId).IsUnique();
        user.HasIndex(u => u.CreatedAt);
        user.HasMany(u => u.Roles).WithOne().HasForeignKey(role => role.UserId).OnDelete(DeleteBehavior.Cascade);
        user.Navigation(u => u.Roles).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<UserRole> role)
    {
        role.ToTable("identity_user_roles");
        role.HasKey(r => new { r.UserId, r.RoleId });
        role.HasOne<Role>().WithMany().HasForeignKey(r => r.RoleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("identity_sessions");
        session.Property(s => s.Audience).AsJson();
        session.Property(s => s.DeviceName).HasMaxLength(Session.MaxDeviceNameLength);
        session.Property(s => s.IpAddress).HasMaxLength(SessionOrigin.MaxAddressLength);
        session.Property(s => s.UserAgent).HasMaxLength(SessionOrigin.MaxUserAgentLength);
        session.Property(s => s.FamilyHash).HasMaxLength(Session.HashLength);
        session.Property(s => s.TokenHash).HasMaxLength(Session.HashLength);
        session.HasIndex(s => new { s.UserId, s.LastUsedAt });
        session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>The roles of the system are rows from the first migration on.</summary>
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.ToTable("identity_roles");
        role.Property(r => r.Name).HasMaxLength(Role.MaxNameLength);
        role.Property(r => r.Description).HasMaxLength(Role.MaxDescriptionLength);
        role.Property(r => r.Permissions).AsJson();
        role.HasIndex(r => new { r.Surface, r.Name }).IsUnique().RefusedAs("name", "A role of this surface has this name.");
        role.HasData(SystemRoles.All().Select(r => new { r.Id, r.Name, r.Surface, r.Description, r.IsSystem, r.Permissions, Version = 1, CreatedAt = Beginning, UpdatedAt = Beginning }));
    }

    public void Configure(EntityTypeBuilder<PermissionEntry> permission)
    {
        permission.ToTable("identity_permissions");
        permission.Property(p => p.Name).HasMaxLength(60);
        permission.Property(p => p.Description).HasMaxLength(200);
        permission.HasData(Permissions.All);
    }

    public void Configure(EntityTypeBuilder<OneTimeCode> code)
    {
        code.ToTable("identity_one_time_codes");
        code.Property(c => c.Destination).HasMaxLength(Email.MaxLength);
        code.Property(c => c.Hash).HasMaxLength(OneTimeCode.HashLength);
        code.HasIndex(c => c.Hash);
        code.HasIndex(c => new { c.UserId, c.Purpose });
        code.HasIndex(c => c.ExpiresAt);
    }

    public void Configure(EntityTypeBuilder<SignInTries> tries)
    {
        tries.ToTable("identity_sign_in_tries");
        tries.HasKey(t => t.Key);
        tries.Property(t => t.Key).HasMaxLength(SignInTries.KeyLength);
        tries.HasIndex(t => t.EndsAt);
    }

    public void Configure(EntityTypeBuilder<TotpDevice> device)
    {
        device.ToTable("identity_totp_devices");
        device.Property(d => d.Name).HasMaxLength(TotpDevice.MaxNameLength);
        device.HasIndex(d => d.UserId);
        device.HasOne<User>().WithMany().HasForeignKey(d => d.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCodeSet> set)
    {
        set.ToTable("identity_recovery_code_sets");
        set.Property(s => s.Hashes).AsJson();
        set.HasIndex(s => s.UserId).IsUnique();
        set.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    private static DateTimeOffset Beginning => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
