using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>What a program brings back from a provider.</summary>
public sealed record ExternalCode(ExternalProvider Provider, string AuthorizationCode, string CodeVerifier, string RedirectUri);

/// <summary>Finds out who signed in at a provider: the attempt is found by the verifier, the provider takes the code once. Asks the provider, so it runs in no transaction.</summary>
internal sealed class ExternalProof(IIdentityDb db, IExternalProviders providers, TimeProvider clock)
{
    /// <param name="user">Whose attempt it must have been; null: anybody's.</param>
    /// <returns>The attempt, to be used up by the caller, and who it is.</returns>
    public async Task<(ExternalLoginAttempt Attempt, ExternalIdentity Identity)> JudgeAsync(ExternalCode brought, UserId? user, CancellationToken ct)
    {
        Ensure.That(providers.IsOffered(brought.Provider), UserErrors.ProviderNotOffered);
        var challenge = ExternalLoginAttempt.ChallengeOf(brought.CodeVerifier);
        var attempt = await db.ExternalLoginAttempts.SingleOrDefaultAsync(candidate => candidate.CodeChallenge == challenge, ct);
        Ensure.That(
            attempt is not null && attempt.IsOpen(clock.GetUtcNow()) && attempt.Provider == brought.Provider && attempt.RedirectUri == brought.RedirectUri && (user is null || attempt.UserId == user),
            UserErrors.ProviderSaysNo);
        if (attempt.ProvenBy(brought.AuthorizationCode) is { } known) return (attempt, known);

        Ensure.That(attempt.Subject is null, UserErrors.ProviderSaysNo); // another code was taken for it
        var identity = await providers.IdentifyAsync(attempt, brought.AuthorizationCode, brought.CodeVerifier, ct);
        Ensure.That(identity is not null, UserErrors.ProviderSaysNo);
        attempt.Prove(brought.AuthorizationCode, identity);
        await db.SaveChangesAsync(ct); // the provider takes the code no second time
        return (attempt, identity);
    }
}
