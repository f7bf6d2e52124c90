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

    private readonly List<Func<IDatabase, bool, Task>> _listeners = [];
    private IConnectionMultiplexer? _redis;
    private volatile bool _isUp;
    private long _saidSo;

    public bool IsUp => _isUp;

    /// <summary>
    /// Whether it was there a moment ago, for who relies on hearing what others tell. A busy node may notice late that it is deaf; its last sign of life is as old as
    /// it is, whoever looks at it.
    /// </summary>
    public bool IsHeard => _isUp && Stopwatch.GetElapsedTime(Volatile.Read(ref _saidSo)) < (2 * Beat) + Timeout;

    public string Prefix => options.Value.Prefix;

    private TimeSpan Timeout => TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);

    /// <summary>Called with every beat of a connection that is there; told whether it just came back.</summary>
    public void OnBeat(Func<IDatabase, bool, Task> listener) => _listeners.Add(listener);

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

    public Task ListenAsync(string channel, Action<byte[]> hear) => _redis!.GetSubscriber().SubscribeAsync(channel, (_, message) => hear(message)).WaitAsync(Timeout);

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
                _redis ??= await ConnectAsync();
                var database = _redis.GetDatabase();
                var asked = Stopwatch.GetTimestamp();
                await database.PingAsync().WaitAsync(Timeout, stoppingToken);
                foreach (var listener in _listeners) await listener(database, !_isUp).WaitAsync(Timeout, stoppingToken);
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
        return await ConnectionMultiplexer.ConnectAsync(configuration);
    }

    [LoggerMessage(EventId = 2301, Level = LogLevel.Information, Message = "Redis is there.")]
    private static partial void Found(ILogger logger);

    [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "Redis does not answer ({Why}); going on without.")]
    private static partial void Gone(ILogger logger, string why);
}
