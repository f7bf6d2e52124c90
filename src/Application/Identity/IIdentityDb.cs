using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>The tables of Identity: who may come in.</summary>
public interface IIdentityDb
{
    DbSet<User> Users { get; }

    DbSet<Session> Sessions { get; }

    DbSet<Role> Roles { get; }

    DbSet<PermissionEntry> Permissions { get; }

    DbSet<OneTimeCode> OneTimeCodes { get; }

    DbSet<ExternalLogin> ExternalLogins { get; }

    DbSet<ExternalLoginAttempt> ExternalLoginAttempts { get; }

    DbSet<TotpDevice> TotpDevices { get; }

    DbSet<RecoveryCodeSet> RecoveryCodeSets { get; }

    DbSet<SignInTries> SignInTries { get; }

    DbSet<AccessKey> AccessKeys { get; }

    /// <summary>The key with this hash, whatever became of it.</summary>
    Task<AccessKey?> FindKeyAsync(string hash, CancellationToken ct);

    Task<SessionState?> FindSessionAsync(SessionId id, CancellationToken ct);

    Task<int> SaveChangesAsync(CancellationToken ct);
}

/// <summary>A session and what has become of its user since.</summary>
public sealed record SessionState(Session Session, BuyerId ProfileId, UserStatus Status);
