using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Media.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>What the account itself knows of a person. Sessions and codes go with it; nobody signs in as an erased one.</summary>
internal sealed class AccountData(IIdentityDb db, IMediaLibrary media, TimeProvider clock) : IPersonalData
{
    public string Section => "account";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => new
    {
        User = await db.Users.AsNoTracking().Where(user => user.Id == subject.UserId)
            .Select(user => new { user.Id, user.Email, user.PendingEmail, user.Name, user.Phone, user.Locale, user.TimeZone, user.EmailVerifiedAt, user.CreatedAt, user.LastSignInAt }).SingleAsync(ct),
        ExternalLogins = await db.ExternalLogins.AsNoTracking().Where(login => login.UserId == subject.UserId).Select(login => new { login.Provider, login.Email, login.CreatedAt, login.LastUsedAt }).ToListAsync(ct),
        Sessions = await db.Sessions.AsNoTracking().Where(session => session.UserId == subject.UserId).OrderBy(session => session.Id)
            .Select(session => new { session.DeviceName, session.IpAddress, session.UserAgent, session.CreatedAt, session.LastUsedAt, session.EndedAt }).ToListAsync(ct),
    };

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(candidate => candidate.Id == subject.UserId, ct);
        if (user.AvatarId is { } avatar) await media.ReleaseAsync([avatar], ct);
        user.Erase();
        foreach (var session in await db.Sessions.Where(session => session.UserId == subject.UserId).ToListAsync(ct)) session.Forget(clock.GetUtcNow());
        db.ExternalLogins.RemoveRange(await db.ExternalLogins.Where(login => login.UserId == subject.UserId).ToListAsync(ct));
        db.OneTimeCodes.RemoveRange(await db.OneTimeCodes.Where(code => code.UserId == subject.UserId).ToListAsync(ct));
        foreach (var key in await db.AccessKeys.Where(key => key.UserId == subject.UserId && key.RevokedAt == null).ToListAsync(ct)) key.Revoke(clock.GetUtcNow());
    }
}
