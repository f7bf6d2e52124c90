using Marketplace.Application.Common;
using Marketplace.Infrastructure.RateLimiting;

namespace Marketplace.Infrastructure.Redis;

/// <summary>The counters of <see cref="MemoryRateCounters"/>, shared by nodes and on the clock of Redis; while that is away each node counts by itself.</summary>
internal sealed class RedisRateCounters(RedisLink redis, MemoryRateCounters own) : IRateCounters
{
    /// <summary>Microseconds; the answer is whether it is taken, how many remain, until the reset, until the next.</summary>
    private const string Take = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local step, slack = tonumber(ARGV[1]), tonumber(ARGV[2])
        local earned = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
        local next = earned + step
        if next - now > slack then return {0, 0, earned - now, next - slack - now} end
        redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
        return {1, math.floor((slack - (next - now)) / step), next - now, 0}
        """;

    private static readonly long[] Away = [];

    public async ValueTask<RateCount> TakeAsync(string key, RateLimit limit, CancellationToken ct)
    {
        var step = (long)(limit.Period.TotalMicroseconds / limit.Count);
        var taken = await redis.AskAsync(
            async database => (long[])await database.ScriptEvaluateAsync(Take, [$"{redis.Prefix}:rate:{key}"], [step, step * limit.Burst]),
            Away);
        return taken.Length == 0 ? await own.TakeAsync(key, limit, ct) : new RateCount(taken[0] == 1, (int)taken[1], TimeSpan.FromMicroseconds(taken[2]), TimeSpan.FromMicroseconds(taken[3]));
    }
}
