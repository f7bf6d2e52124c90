using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IIdentityDb
{
    private static readonly Func<MarketplaceDbContext, string, CancellationToken, Task<AccessKey?>> KeyOf = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, string hash, CancellationToken _) => db.AccessKeys.AsNoTracking().SingleOrDefault(key => key.Hash == hash));

    private static readonly Func<MarketplaceDbContext, SessionId, CancellationToken, Task<SessionState?>> SessionOf = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, SessionId id, CancellationToken _) => db.Sessions.AsNoTracking().Where(session => session.Id == id)
            .Join(db.Users, session => session.UserId, user => user.Id, (session, user) => new SessionState(session, user.ProfileId, user.Status)).SingleOrDefault());

    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<PermissionEntry> Permissions => Set<PermissionEntry>();

    public DbSet<OneTimeCode> OneTimeCodes => Set<OneTimeCode>();

    public DbSet<ExternalLogin> ExternalLogins => Set<ExternalLogin>();

    public DbSet<ExternalLoginAttempt> ExternalLoginAttempts => Set<ExternalLoginAttempt>();

    public DbSet<TotpDevice> TotpDevices => Set<TotpDevice>();

    public DbSet<RecoveryCodeSet> RecoveryCodeSets => Set<RecoveryCodeSet>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();

    public Task<AccessKey?> FindKeyAsync(string hash, CancellationToken ct) => KeyOf(this, hash, ct);

    public Task<SessionState?> FindSessionAsync(SessionId id, CancellationToken ct) => SessionOf(this, id, ct);
}
