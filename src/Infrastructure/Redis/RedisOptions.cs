using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;
using StackExchange.Redis;

namespace Marketplace.Infrastructure.Redis;

/// <summary>What nodes share besides the database (section <c>Redis</c>). Without a connection each node keeps its own; that is enough for one.</summary>
internal sealed record RedisOptions : ICheckedSettings
{
    public const string Section = "Redis";

    /// <summary>Server, port and options, as StackExchange.Redis reads them: <c>redis:6379,password=…,ssl=true</c>. Version 7 or newer.</summary>
    public string? Connection { get; init; }

    /// <summary>What every key and channel begins with, where several programs share a server.</summary>
    [RegularExpression("^[a-z0-9-]{1,40}$", MatchTimeoutInMilliseconds = 1000)]
    public string Prefix { get; init; } = "marketplace";

    /// <summary>How long an answer is waited for before the node goes on without.</summary>
    [Range(10, 10_000)]
    public int TimeoutMilliseconds { get; init; } = 250;

    public IEnumerable<string> Faults()
    {
        if (Connection is not null && !IsConnection(Connection)) yield return $"{Section}:{nameof(Connection)} cannot be read: it is server:port and options, with commas between them."; // and is not shown: it may hold a password
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
