using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>
/// Counts tries before they are judged, so that many at once cannot slip through. Each address has few of its own; all addresses from which the owner
/// never came share some more, and when those are used up, the owner's own addresses still are open: nobody can lock somebody else out.
/// </summary>
internal sealed class SignInGuard(IIdentityDb db, ISecretDigest digest, IRequestOrigin origin, IUnitOfWork work, TimeProvider clock)
{
    private const string Elsewhere = "elsewhere";

    private string Address => origin.IpAddress ?? "";

    /// <summary>Takes one try, whether the account exists or not.</summary>
    public async Task EnterAsync(string email, CancellationToken ct)
    {
        var key = Email.KeyOf(email);
        var isOpen = await work.ExecuteAsync(
            async token =>
            {
                await work.LockAsync($"signIn {KeyOf(key, Elsewhere)}", token); // who comes in forgives, so that others begin again and again
                return await TakeAsync(KeyOf(key, Address), SignInTries.MaxFromOneAddress, token)
                    && (await IsKnownAsync(key, token) || await TakeAsync(KeyOf(key, Elsewhere), SignInTries.MaxFromElsewhere, token));
            },
            ct);
        Ensure.That(isOpen, UserErrors.WrongCredentials);
    }

    /// <summary>Who came in may err again; the tries from elsewhere stay counted.</summary>
    public Task ForgiveAsync(string email, CancellationToken ct)
    {
        var key = KeyOf(Email.KeyOf(email), Address);
        return work.ExecuteAsync(token => db.SignInTries.Where(tries => tries.Key == key).ExecuteDeleteAsync(token), ct);
    }

    /// <summary>Until when the tries of strangers are refused, by address of the account.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset?>> LocksAsync(IReadOnlyCollection<string> emails, CancellationToken ct)
    {
        var byKey = emails.ToDictionary(email => KeyOf(Email.KeyOf(email), Elsewhere), StringComparer.Ordinal);
        var (keys, now) = (byKey.Keys.ToList(), clock.GetUtcNow());
        var full = await db.SignInTries.AsNoTracking().Where(tries => keys.Contains(tries.Key) && tries.Count >= SignInTries.MaxFromElsewhere && tries.EndsAt > now).ToListAsync(ct);
        return full.ToDictionary(tries => byKey[tries.Key], tries => (DateTimeOffset?)tries.EndsAt, StringComparer.Ordinal);
    }

    private string KeyOf(string account, string place) => digest.Of("signIn", $"{account}|{place}");

    private async Task<bool> IsKnownAsync(string emailKey, CancellationToken ct)
    {
        var address = Address;
        return await db.Sessions.AnyAsync(session => session.IpAddress == address && db.Users.Any(user => user.Id == session.UserId && user.EmailKey == emailKey), ct);
    }

    /// <summary>Only one at a time asks for an account, so that nobody else begins in between.</summary>
    private async Task<bool> TakeAsync(string key, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await CountAsync(key, most, now, ct)) return true;
        if (await db.SignInTries.AnyAsync(tries => tries.Key == key && tries.Count >= most, ct)) return false;

        db.SignInTries.Add(SignInTries.Begin(key, now));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<bool> CountAsync(string key, int most, DateTimeOffset now, CancellationToken ct)
    {
        var begun = await db.SignInTries.Where(tries => tries.Key == key && tries.EndsAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(tries => tries.Count, 1).SetProperty(tries => tries.EndsAt, now + SignInTries.Window), ct);
        return begun == 1
            || await db.SignInTries.Where(tries => tries.Key == key && tries.Count < most).ExecuteUpdateAsync(set => set.SetProperty(tries => tries.Count, tries => tries.Count + 1), ct) == 1;
    }
}
