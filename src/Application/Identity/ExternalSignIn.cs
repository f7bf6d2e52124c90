using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>
/// Signs in who signed in at a provider. Accounts are linked by the provider's own name for the person. By the address they are linked only where both sides vouch
/// for it: the provider, or somebody could come by an address that is not theirs; and we, or somebody could have registered another's address beforehand and wait.
/// </summary>
internal sealed class ExternalSignIn(IIdentityDb db, ExternalProof proof, SecondFactor factor, SessionOpener sessions, CodeDesk codes, ICustomerProfiles profiles, TimeProvider clock)
{
    public async Task<Written> SignInAsync(ExternalCode code, SignInCommand request, CancellationToken ct)
    {
        var (attempt, identity) = await proof.JudgeAsync(code, user: null, ct);
        var login = await db.ExternalLogins.SingleOrDefaultAsync(known => known.Provider == identity.Provider && known.Subject == identity.Subject, ct);
        var (user, letter) = login is null ? await FindOrOpenAsync(identity, ct) : (await db.Users.SingleAsync(known => known.Id == login.UserId, ct), null);
        Ensure.That(user.Status is UserStatus.Active, UserErrors.WrongCredentials);
        await factor.EnsureAsync(user, request.OtpCode, request.Challenge, ct);

        var now = clock.GetUtcNow();
        attempt.Use(now);
        if (login is null) db.ExternalLogins.Add(ExternalLogin.Link(user.Id, identity, now));
        else login.Used(now);
        var session = await sessions.OpenAsync(user, request.Wish, ct);
        if (letter is not null) codes.Send(letter);
        await db.SaveChangesAsync(ct);
        await sessions.NoteAsync(user, ct);
        return session.Written;
    }

    private async Task<(User User, Message? Letter)> FindOrOpenAsync(ExternalIdentity identity, CancellationToken ct)
    {
        Ensure.That(identity.Email is not null, UserErrors.AddressNeeded);
        var key = Email.KeyOf(identity.Email);
        if (await db.Users.SingleOrDefaultAsync(known => known.EmailKey == key, ct) is { } known)
        {
            Ensure.That(identity.EmailVerified && known.EmailVerifiedAt is not null, UserErrors.SignInToLink);
            return (known, null);
        }

        var name = identity.Name is { Length: > 0 } told ? told[..Math.Min(told.Length, User.MaxNameLength)] : identity.Email.Split('@')[0];
        var user = User.Register(identity.Email, passwordHash: null, new UserDetails(name));
        db.Users.Add(user);
        profiles.Open(user.ProfileId, user.Id, user.Name, user.Email);
        if (!identity.EmailVerified) return (user, await codes.IssueEmailVerificationAsync(user, user.Email, ct));

        user.VerifyEmail(user.Email, clock.GetUtcNow());
        return (user, null);
    }
}
