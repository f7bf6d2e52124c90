using System.Collections.Concurrent;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Identity;

/// <summary>What a valid key says of its bearer.</summary>
public sealed record Bearer(
    AccessKeyId KeyId, AccessKeyKind Kind, UserId? UserId, BuyerId? BuyerId, SellerId? SellerId, IReadOnlyList<string> Permissions, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>
/// Finds the bearer of a token. Answers are remembered for a short while, so that a request seldom costs a statement; a revoked key is
/// refused everywhere after that while at the latest.
/// </summary>
public sealed class AccessKeys(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MaxRemembered = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (Bearer Bearer, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>The bearer, whatever became of the key since; null where there is no such key. Unknown tokens are not remembered: they would push out the known.</summary>
    public async Task<Bearer?> FindAsync(string token, CancellationToken ct)
    {
        if (!AccessKey.IsToken(token)) return null;

        var (hash, now) = (AccessKey.HashOf(token), clock.GetUtcNow());
        if (_known.TryGetValue(hash, out var known) && known.Until > now) return known.Bearer;

        await using var scope = scopes.CreateAsyncScope();
        var bearer = await scope.ServiceProvider.GetRequiredService<IIdentityDb>().FindBearerAsync(hash, ct);
        if (bearer is null) return null;

        if (_known.Count >= MaxRemembered) _known.Clear();
        _known[hash] = (bearer, now + Remembered);
        return bearer;
    }
}
