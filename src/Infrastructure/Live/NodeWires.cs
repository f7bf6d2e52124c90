using System.Text;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Redis;

namespace Marketplace.Infrastructure.Live;

/// <summary>How nodes call something out to each other: whoever listens at that moment hears it, this node too.</summary>
internal interface INodeWire
{
    /// <summary>Whether what others call out is heard at present.</summary>
    bool IsHearing { get; }

    /// <summary>How long a text may be, in bytes.</summary>
    int MaxBytes { get; }

    /// <summary>Does not wait for a server that is away, and does not fail; false where nobody can have heard it.</summary>
    Task<bool> TellAsync(string text);

    /// <summary>Called once, before the first beat.</summary>
    void Listen(Action<string> hear);
}

/// <summary>No other node can be reached: two processes on one file of SQLite.</summary>
internal sealed class NoWire : INodeWire
{
    public bool IsHearing => false;

    public int MaxBytes => int.MaxValue;

    public Task<bool> TellAsync(string text) => Task.FromResult(false);

    public void Listen(Action<string> hear)
    {
        // There is nothing to hear.
    }
}

internal sealed class RedisWire(RedisLink redis) : INodeWire
{
    private readonly string _channel = $"{redis.Prefix}:news";

    public bool IsHearing => redis.IsUp;

    public int MaxBytes => 64 * 1024;

    public Task<bool> TellAsync(string text) => redis.AskAsync(async database => await database.PublishAsync(_channel, text) >= 0, otherwise: false);

    public void Listen(Action<string> hear) => redis.Listen(_channel, message => hear(Encoding.ASCII.GetString(message)));
}

internal sealed class PostgresWire(PostgresLink link) : INodeWire
{
    private const string Channel = "marketplace_news";

    public bool IsHearing => link.IsHearing;

    public int MaxBytes => PostgresLink.MaxPayload;

    public Task<bool> TellAsync(string text) => link.TellAsync(Channel, text);

    public void Listen(Action<string> hear) => link.Listen(Channel, hear);
}
