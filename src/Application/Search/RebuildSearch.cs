using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Search;

/// <summary>Looks at every product anew, in portions; after a crash it goes on where it was. The public goes on reading meanwhile.</summary>
public sealed record RebuildSearchCommand : ICommand<int>;

internal sealed class RebuildSearchHandler(IProductProjection projection, IRunningJob job) : IRequestHandler<RebuildSearchCommand, int>
{
    public async Task<int> Handle(RebuildSearchCommand command, CancellationToken cancellationToken)
    {
        var total = await projection.CountAsync(cancellationToken);
        var (done, last) = PositionOf(job.Position);
        await projection.RebuildAsync(
            last,
            (looked, reached) => job.ReportAsync(done += looked, Math.Max(done, total), $"{done} {reached.Value}", cancellationToken),
            cancellationToken);
        return done;
    }

    private static (int Done, ProductId? Last) PositionOf(string? position) =>
        position?.Split(' ') is [var done, var last] ? (int.Parse(done, System.Globalization.CultureInfo.InvariantCulture), new ProductId(Guid.Parse(last))) : (0, null);
}
