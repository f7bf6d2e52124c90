using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>A command that is sent from time to time, never twice at once in all the cluster. Doing it once more does no harm.</summary>
/// <param name="Name">The kind of its jobs, by which its period is configured too: <c>Housekeeping:Periods:media.sweep</c>.</param>
internal sealed record Housework(string Name, TimeSpan Every, Func<ICommand<int>> Command)
{
    /// <summary>Only when somebody asks for it, or has decided otherwise.</summary>
    public bool OnDemand { get; init; }
}

internal sealed class WorkKinds(IEnumerable<Housework> works) : IWorkKinds
{
    public IReadOnlyList<string> All { get; } = [.. works.Select(work => work.Name)];
}
