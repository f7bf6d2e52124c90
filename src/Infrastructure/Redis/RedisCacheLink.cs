using System.Globalization;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure.Caching;
using StackExchange.Redis;

namespace Marketplace.Infrastructure.Redis;

/// <summary>
/// Caches connected by Redis. A hash holds the clock that ticks with every change and, for each stripe, when it last changed; one script ticks, writes and
/// publishes. Messages may be lost, so with every beat the clock is compared with what was heard: who missed something drops what it kept. A node that is cut off from
/// Redis tells by the database, where nodes share one, since the others notice nothing; who hears that tells Redis.
/// </summary>
internal sealed class RedisCacheLink : ICacheLink
{
    private const string Tick = """
        if redis.call('HSETNX', KEYS[1], 'generation', ARGV[1]) == 1 then redis.call('HSET', KEYS[1], 'clock', 0) end
        local now = redis.call('HINCRBY', KEYS[1], 'clock', 1)
        for i = 3, #ARGV do redis.call('HSET', KEYS[1], ARGV[i], now) end
        redis.call('PUBLISH', ARGV[2], redis.call('HGET', KEYS[1], 'generation') .. ' ' .. now .. ' ' .. table.concat(ARGV, ' ', 3))
        return now
        """;

    private const string Look = """
        if redis.call('HSETNX', KEYS[1], 'generation', ARGV[1]) == 1 then redis.call('HSET', KEYS[1], 'clock', 0) end
        return redis.call('HMGET', KEYS[1], 'generation', 'clock')
        """;

    private const string Find = """
        if redis.call('HSETNX', KEYS[1], 'generation', ARGV[1]) == 1 then redis.call('HSET', KEYS[1], 'clock', 0) end
        local known = redis.call('HMGET', KEYS[1], 'generation', 'clock')
        local kept = redis.call('HMGET', KEYS[2], 'generation', 'asOf', 'stripes', 'etag', 'type', 'body')
        if kept[1] ~= known[1] then return known end
        for stripe in string.gmatch(kept[3], '%d+') do
          local at = redis.call('HGET', KEYS[1], stripe)
          if at and tonumber(at) > tonumber(kept[2]) then return known end
        end
        return {known[1], known[2], kept[3], kept[4], kept[5], kept[6]}
        """;

    private const string Share = """
        redis.call('HSET', KEYS[1], 'generation', ARGV[1], 'asOf', ARGV[2], 'stripes', ARGV[3], 'etag', ARGV[4], 'type', ARGV[5], 'body', ARGV[6])
        redis.call('PEXPIRE', KEYS[1], ARGV[7])
        return 1
        """;

    private readonly RedisLink _redis;
    private readonly CacheEpochs _epochs;
    private readonly RedisKey _epochsKey;
    private readonly string _channel;
    private readonly Lock _gate = new();
    private readonly PostgresCacheLink? _spare;
    private readonly Debt _drop = new();
    private readonly HashSet<int> _untold = [];
    private int[] _telling = [];
    private SharedInstant _heard;
    private long _due;

    public RedisCacheLink(RedisLink redis, CacheEpochs epochs, PostgresCacheLink? spare = null)
    {
        (_redis, _epochs, _spare) = (redis, epochs, spare);
        _epochsKey = $"{redis.Prefix}:cache:epochs";
        _channel = $"{redis.Prefix}:cache:changes";
        redis.Listen(_channel, Hear);
        redis.OnBeat(BeatAsync);
        spare?.OnHeard(HearBySpare);
    }

    public bool IsHearing => _redis.IsHeard;

    /// <summary>Redis has not been told yet what this node knows of, so what is shared there may be older.</summary>
    private bool IsBehind
    {
        get
        {
            lock (_gate) return _drop.IsOwed || _untold.Count + _telling.Length > 0;
        }
    }

    private static RedisValue FreshGeneration => Guid.NewGuid().ToString("N");

    public async Task TellAsync(IReadOnlyCollection<int> stripes)
    {
        var isTold = await _redis.AskAsync(database => TickAsync(database, stripes), otherwise: false);
        if (isTold) return;

        _drop.Owe(); // the others have to be told as soon as they can be reached
        if (_spare is not null) await _spare.TellAsync(stripes);
    }

    public Task<SharedInstant?> NowAsync() => _redis.AskAsync<SharedInstant?>(async database => await LookAsync(database), otherwise: null);

    public Task<(RenderedAnswer? Answer, SharedInstant? AsOf)> FindAsync(string key) => IsBehind ? Task.FromResult<(RenderedAnswer?, SharedInstant?)>((null, null)) : _redis.AskAsync<(RenderedAnswer?, SharedInstant?)>(
        async database =>
        {
            var found = (RedisResult[])await database.ScriptEvaluateAsync(Find, [_epochsKey, KeyOf(key)], [FreshGeneration]);
            var instant = InstantOf(found);
            if (found.Length == 2) return (null, instant);

            int[] stripes = [.. ((string)found[2]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(stripe => int.Parse(stripe, CultureInfo.InvariantCulture))];
            var etag = (string)found[3];
            return (new RenderedAnswer((byte[])found[5], etag.Length == 0 ? null : etag, (string)found[4], stripes), instant);
        },
        (null, null));

    public Task ShareAsync(string key, RenderedAnswer answer, SharedInstant asOf, TimeSpan lifetime)
    {
        RedisValue[] arguments = [asOf.Generation, asOf.Clock, string.Join(' ', answer.Stripes!), answer.ETag ?? "", answer.ContentType, answer.Body, (long)lifetime.TotalMilliseconds];
        return _redis.AskAsync(async database => (long)await database.ScriptEvaluateAsync(Share, [KeyOf(key)], arguments), otherwise: 0);
    }

    private static SharedInstant InstantOf(RedisResult[] found) => new((string)found[0], (long)found[1]);

    private RedisKey KeyOf(string key) => $"{_redis.Prefix}:cache:answer:{key}";

    private async Task<bool> TickAsync(IDatabase database, IEnumerable<int> stripes)
    {
        await database.ScriptEvaluateAsync(Tick, [_epochsKey], [FreshGeneration, _channel, .. stripes.Select(stripe => (RedisValue)stripe)]);
        return true;
    }

    private async Task BeatAsync(IDatabase database, bool isBack)
    {
        await TellForOthersAsync(database);
        await _drop.PayAsync(async () =>
        {
            // Another generation ends whatever is shared, and by the next beat whatever nodes keep.
            await database.HashSetAsync(_epochsKey, "generation", FreshGeneration);
            return true;
        });

        Compare(await LookAsync(database), isBack);
    }

    private async Task<SharedInstant> LookAsync(IDatabase database) => InstantOf((RedisResult[])await database.ScriptEvaluateAsync(Look, [_epochsKey], [FreshGeneration]));

    /// <param name="stripes">What has changed; null: nobody knows.</param>
    private void HearBySpare(IReadOnlyCollection<int>? stripes)
    {
        lock (_gate)
        {
            if (stripes is null) _drop.Owe();
            else _untold.UnionWith(stripes);
        }
    }

    private async Task TellForOthersAsync(IDatabase database)
    {
        lock (_gate)
        {
            _telling = [.. _untold.Union(_telling)];
            _untold.Clear();
        }

        if (_telling.Length > 0) await TickAsync(database, _telling);
        lock (_gate) _telling = [];
    }

    /// <summary>Whether all was heard that had happened by the beat before: a message is not on its way for so long.</summary>
    private void Compare(SharedInstant now, bool isBack)
    {
        lock (_gate)
        {
            var isWhole = !isBack && now.Generation == _heard.Generation && _heard.Clock >= _due;
            if (!isWhole && (now.Generation != _heard.Generation || now.Clock > _heard.Clock)) _heard = now;
            _due = now.Clock;
            if (!isWhole) _epochs.Drop();
        }
    }

    /// <summary>The script publishes in the order of its clock, so a gap is a loss.</summary>
    private void Hear(byte[] message)
    {
        var words = System.Text.Encoding.ASCII.GetString(message).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var clock = long.Parse(words[1], CultureInfo.InvariantCulture);
        _epochs.Change(words.Skip(2).Select(stripe => int.Parse(stripe, CultureInfo.InvariantCulture)));
        lock (_gate)
        {
            if (words[0] != _heard.Generation || clock > _heard.Clock + 1) _epochs.Drop();
            if (words[0] != _heard.Generation || clock > _heard.Clock) _heard = new SharedInstant(words[0], clock);
        }
    }
}
