using System.Globalization;
using Marketplace.Infrastructure.Health;

namespace Marketplace.Infrastructure.Persistence.Postgres.Replicas;

/// <summary>Without its replicas the node serves, from the database itself.</summary>
internal sealed class ReplicaReadiness(ReplicaWatch watch) : IReadinessCheck
{
    public string Name => "replicas";

    public Task<ReadinessFinding> LookAsync(CancellationToken ct)
    {
        var missing = watch.Replicas.Count(replica => replica.Passed is null);
        return Task.FromResult(missing == 0
            ? new ReadinessFinding(ReadinessStatus.Ok, string.Create(CultureInfo.InvariantCulture, $"at most {watch.Replicas.Max(replica => replica.Lag).TotalSeconds:0.0} s behind"))
            : new ReadinessFinding(ReadinessStatus.Degraded, string.Create(CultureInfo.InvariantCulture, $"{missing} of {watch.Replicas.Count} away or too far behind; the database itself is asked instead")));
    }
}
