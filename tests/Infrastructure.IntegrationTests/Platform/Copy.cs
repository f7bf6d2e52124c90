using System.Linq.Expressions;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Platform;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

/// <summary>Somebody's copy of the marketplace, kept by walking the feed from where the last walk ended.</summary>
internal sealed class Copy(Database database, int pageSize = 7)
{
    private static readonly SortKey[] BySequence =
    [
        new("sequence", (Expression<Func<ChangeView, long>>)(change => change.Sequence), Descending: false),
        new("id", (Expression<Func<ChangeView, Domain.Common.ChangeId>>)(change => change.Id), Descending: false),
    ];

    public Dictionary<Guid, ChangeView> Known { get; } = [];

    public ChangeView? Last { get; private set; }

    public async Task<int> WalkAsync()
    {
        var walked = 0;
        for (var hasMore = true; hasMore;)
        {
            var page = await ReadAsync();
            foreach (var change in page.Items) Known[change.ResourceId] = Last = change;
            walked += page.Items.Count;
            hasMore = page.HasNext;
        }

        return walked;
    }

    public Task<Page<ChangeView>> ReadAsync() => database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(
        new Read<ChangeView> { Order = BySequence, Page = new PageRequest.Keyset(Last is null ? null : [Last.Sequence, Last.Id], Backwards: false, pageSize) }, TestContext.Current.CancellationToken));
}
