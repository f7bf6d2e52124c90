using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Marketplace.Infrastructure.Redis;

/// <summary>
/// The connection to Redis. A beat says whether it is there; while it is not, nobody asks it and nobody waits. Every call is asynchronous and has a time-out of
/// its own, because the client has none for those and starves the thread pool with the others (docs/adr/0014).
/// </summary>
internal sealed partial class RedisLink(IOptions<RedisOptions> options, ILogger<RedisLink> log) : BackgroundService
{
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>The client believes in a connection for as long as the system does, and that is a quarter of an hour where the network has forgotten it without a word.</summary>
    private static readonly TimeSpan Redial = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, Action<byte[]>> _ears = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listening = new(StringComparer.Ordinal);
    private readonly List<Func<IDatabase, bool, Task>> _beats = [];
    private IConnectionMultiplexer? _redis;
    private volatile bool _isUp;
    private long _saidSo;
    private long _dialled;

    public bool IsUp => _isUp;

    /// <summary>
    /// Whether it was there a moment ago, for who relies on hearing what others tell. A busy node may notice late that it is deaf; its last sign of life is as old as
    /// it is, whoever looks at it.
    /// </summary>
    public bool IsHeard => _isUp && Stopwatch.GetElapsedTime(Volatile.Read(ref _saidSo)) < (2 * Beat) + Timeout;

    public string Prefix => options.Value.Prefix;

    private TimeSpan Timeout => TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);

    /// <summary>Called with every beat of a connection that is there; told whether it just came back.</summary>
    public void OnBeat(Func<IDatabase, bool, Task> beat) => _beats.Add(beat);

    /// <summary>From the next beat on, and with every connection that there will be.</summary>
    public void Listen(string channel, Action<byte[]> hear) => _ears[channel] = hear;

    /// <summary>What Redis says; <paramref name="otherwise"/> where it is away.</summary>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, T otherwise)
    {
        if (!_isUp || _redis is not { } redis) return otherwise;

        try
        {
            return await ask(redis.GetDatabase()).WaitAsync(Timeout);
        }
        catch (Exception failure) when (IsAway(failure))
        {
            Lost(failure);
            return otherwise;
        }
    }

    public override void Dispose()
    {
        _redis?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        do
        {
            try
            {
                if (Stopwatch.GetElapsedTime(Math.Max(_dialled, _saidSo)) > Redial) await HangUpAsync();
                var redis = _redis ??= await ConnectAsync();
                var asked = Stopwatch.GetTimestamp();
                await Task.WhenAll(redis.GetDatabase().PingAsync(), redis.GetSubscriber().PingAsync()).WaitAsync(Timeout, stoppingToken); // a connection each
                foreach (var (channel, hear) in _ears.Where(ear => !_listening.Contains(ear.Key)))
                {
                    await redis.GetSubscriber().SubscribeAsync(channel, (_, message) => hear(message)).WaitAsync(Timeout, stoppingToken);
                    _listening.Add(channel);
                }

                foreach (var beat in _beats) await beat(redis.GetDatabase(), !_isUp).WaitAsync(Timeout, stoppingToken);
                Volatile.Write(ref _saidSo, asked);
                if (!_isUp) Found(log);
                _isUp = true;
            }
            catch (Exception failure) when (IsAway(failure))
            {
                Lost(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static bool IsAway(Exception failure) => failure is RedisException or TimeoutException or ObjectDisposedException or InvalidOperationException;

    private void Lost(Exception failure)
    {
        if (_isUp) Gone(log, failure.GetType().Name); // the message may hold the configuration
        _isUp = false;
    }

    private async Task HangUpAsync()
    {
        var lost = _redis;
        _redis = null;
        _listening.Clear();
        if (lost is not null) await lost.CloseAsync(allowCommandsToComplete: false);
        lost?.Dispose();
    }

    /// <summary>Does not fail where the server is away: it comes back by itself.</summary>
    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(options.Value.Connection!);
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 3_000;
        configuration.KeepAlive = 10;
        configuration.ReconnectRetryPolicy = new LinearRetry(500);
        configuration.ConfigurationChannel = $"{Prefix}:configuration"; // the built-in names are outside of what an access list grants
        configuration.TieBreaker = $"{Prefix}:tiebreaker";
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration);
        _dialled = Stopwatch.GetTimestamp();
        return redis;
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Information, Message = "Redis is there.")]
    private static partial void Found(ILogger logger);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "Redis does not answer ({Why}); going on without.")]
    private static partial void Gone(ILogger logger, string why);
}
