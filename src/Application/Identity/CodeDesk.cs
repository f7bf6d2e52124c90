using System.Globalization;
using System.Security.Cryptography;
using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>
/// Issues one-time codes and judges them. A short code (six digits) is tried against the code that a signed-in person was sent; a long word stands alone,
/// in a link, and is found by its digest.
/// </summary>
internal sealed class CodeDesk(IIdentityDb db, IShortLivedCodes shortLived, ISecretDigest digest, IMailedWords words, IMessenger messenger, StoreOptions store, IUnitOfWork work, TimeProvider clock)
{
    private const int MaxPerHour = 10;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly DomainError TooMany = new(ErrorKind.Conflict, "quota_exceeded", $"At most {MaxPerHour} codes in an hour.");

    private static readonly TimeSpan ShortLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>A code to be saved with the rest and sent: six digits for who is signed in, and a word for a link that stands alone.</summary>
    public async Task<Message> IssueEmailVerificationAsync(User user, string address, CancellationToken ct)
    {
        var (code, issued) = await IssueAsync(CodePurpose.EmailVerification, CodeChannel.Email, user.Id, address, ct);
        var word = IssueWord(CodePurpose.EmailVerification, user, address, ShortLife);
        return new(MessageChannel.Email, address, $"{code} is your code for {store.Name}", $"Enter {code} to confirm this address, or follow the link with\n\n{word}\n\nBoth are good for ten minutes. If you did not ask for this, ignore this message.") { GoodUntil = issued.ExpiresAt };
    }

    public Message IssuePasswordReset(User user) => Word(CodePurpose.PasswordReset, user, LinkLife, "Choose a new password", "to choose a new password. It is good for half an hour and for one use. If you did not ask for it, ignore this message.");

    public Message IssueInvitation(User user) => Word(CodePurpose.PasswordReset, user, InvitationLife, $"You are invited to {store.Name}", "to choose your password and come in. It is good for seven days.");

    /// <summary>Six digits for ten minutes. That they were sent is saved with the rest; they themselves only where nothing else keeps them.</summary>
    public async Task<(string Code, OneTimeCode Issued)> IssueAsync(CodePurpose purpose, CodeChannel channel, UserId? user, string destination, CancellationToken ct)
    {
        var (id, code) = (OneTimeCodeId.New(), RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        var hash = ShortDigest(id.Value, code);
        var isKept = await shortLived.KeepAsync(id, hash, ShortLife, ct);
        var issued = OneTimeCode.Issue(id, purpose, channel, user, destination, isShort: true, isKept ? null : hash, ShortLife, clock.GetUtcNow());
        db.OneTimeCodes.Add(issued);
        return (code, issued);
    }

    /// <summary>Whoever asks for codes all the time tries to guess one, or to spend our money.</summary>
    public async Task EnsureNotTooManyAsync(UserId user, CancellationToken ct) => Ensure.That(await MayIssueAsync(user, ct), TooMany);

    public async Task<bool> MayIssueAsync(UserId user, CancellationToken ct)
    {
        var since = clock.GetUtcNow() - Hour;
        return await db.OneTimeCodes.CountAsync(code => code.UserId == user && code.CreatedAt > since, ct) < MaxPerHour;
    }

    public bool CanSend(MessageChannel channel) => messenger.Carries(channel);

    /// <summary>Leaves with the save that follows.</summary>
    public void Send(Message message) => messenger.Post(message);

    /// <summary>Takes a try at the newest code that somebody was sent for a purpose.</summary>
    public async Task<OneTimeCode?> TryShortAsync(CodePurpose purpose, UserId user, string code, CancellationToken ct)
    {
        var issued = await db.OneTimeCodes.Where(candidate => candidate.UserId == user && candidate.Purpose == purpose && candidate.IsShort).OrderByDescending(candidate => candidate.Id).FirstOrDefaultAsync(ct);
        return issued is not null && await TryAsync(issued, code, ct) ? issued : null;
    }

    /// <summary>Takes a try at a code. Each is counted before it is judged, and a code is good once, however many try at the same moment.</summary>
    public async Task<bool> TryAsync(OneTimeCode issued, string code, CancellationToken ct)
    {
        var (id, now, hash) = (issued.Id, clock.GetUtcNow(), ShortDigest(issued.Id.Value, code));
        if (issued.IsKeptElsewhere && !await shortLived.TryAsync(id, hash, ct)) return false;

        var live = db.OneTimeCodes.Where(known => known.Id == id && known.UsedAt == null && known.ExpiresAt > now);
        return await work.ExecuteAsync(
            async token => (issued.IsKeptElsewhere || (await TakeTryAsync(live, token) && issued.Is(hash))) && await live.ExecuteUpdateAsync(set => set.SetProperty(known => known.UsedAt, now), token) == 1,
            ct);
    }

    /// <summary>The unused code behind a word out of a link.</summary>
    public async Task<OneTimeCode?> FindWordAsync(CodePurpose purpose, string word, CancellationToken ct)
    {
        var hash = words.HashOf(word);
        var issued = await db.OneTimeCodes.SingleOrDefaultAsync(candidate => candidate.Hash == hash && candidate.Purpose == purpose, ct);
        return issued is not null && issued.Use(clock.GetUtcNow()) ? issued : null;
    }

    private static async Task<bool> TakeTryAsync(IQueryable<OneTimeCode> live, CancellationToken ct) =>
        await live.Where(known => known.TriesLeft > 0).ExecuteUpdateAsync(set => set.SetProperty(known => known.TriesLeft, known => known.TriesLeft - 1), ct) == 1;

    private Message Word(CodePurpose purpose, User user, TimeSpan lifetime, string subject, string what) =>
        new(MessageChannel.Email, user.Email, subject, $"Use this code {what}\n\n{IssueWord(purpose, user, user.Email, lifetime)}") { GoodUntil = clock.GetUtcNow() + lifetime };

    private string IssueWord(CodePurpose purpose, User user, string address, TimeSpan lifetime)
    {
        var (word, hash) = words.New();
        db.OneTimeCodes.Add(OneTimeCode.Issue(OneTimeCodeId.New(), purpose, CodeChannel.Email, user.Id, address, isShort: false, hash, lifetime, clock.GetUtcNow()));
        return word;
    }

    private string ShortDigest(Guid id, string code) => digest.Of("code", $"{id:N}{code}");
}
