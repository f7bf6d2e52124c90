using Marketplace.Application.Identity;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using StackExchange.Redis;

namespace Marketplace.Infrastructure.Redis;

/// <summary>Six digits, their tries and their end, shared by nodes. Where Redis has lost them, they are good for nothing.</summary>
internal sealed class RedisCodes(RedisLink redis) : IShortLivedCodes
{
    private const string Digest = "digest";
    private const string Tries = "tries";

    private const string Keep = $"""
        redis.call('HMSET', KEYS[1], '{Digest}', ARGV[1], '{Tries}', ARGV[2])
        return redis.call('PEXPIRE', KEYS[1], ARGV[3])
        """;

    private const string Try = $"""
        local kept = redis.call('HMGET', KEYS[1], '{Digest}', '{Tries}')
        if not kept[1] or tonumber(kept[2]) < 1 then return 0 end
        redis.call('HINCRBY', KEYS[1], '{Tries}', -1)
        if kept[1] ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """;

    public async ValueTask<bool> KeepAsync(OneTimeCodeId id, string digest, TimeSpan lifetime, CancellationToken ct) =>
        await redis.AskAsync(async database => (bool)await database.ScriptEvaluateAsync(Keep, [Key(id)], [digest, OneTimeCode.MaxTries, (long)lifetime.TotalMilliseconds]), otherwise: false);

    public async ValueTask<bool> TryAsync(OneTimeCodeId id, string digest, CancellationToken ct) =>
        await redis.AskAsync(async database => (bool)await database.ScriptEvaluateAsync(Try, [Key(id)], [digest]), otherwise: false);

    public async ValueTask<int> TriesLeftAsync(OneTimeCodeId id, CancellationToken ct) =>
        await redis.AskAsync(async database => (int?)await database.HashGetAsync(Key(id), Tries) ?? 0, otherwise: 0);

    private RedisKey Key(OneTimeCodeId id) => $"{redis.Prefix}:code:{id.Value:N}";
}
