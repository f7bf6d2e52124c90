using Marketplace.Infrastructure.Health;

namespace Marketplace.Infrastructure.Redis;

/// <summary>Without Redis the node serves, slower.</summary>
internal sealed class RedisReadiness(RedisLink redis) : IReadinessCheck
{
    public string Name => "redis";

    public Task<ReadinessFinding> LookAsync(CancellationToken ct) =>
        Task.FromResult(redis.IsUp ? ReadinessFinding.Ok : new ReadinessFinding(ReadinessStatus.Degraded, "does not answer; this node goes on without"));
}
