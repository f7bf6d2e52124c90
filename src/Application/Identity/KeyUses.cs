using System.Collections.Concurrent;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>When keys were last seen by this node: kept in memory and written down from time to time, since writing each use would cost more than the use.</summary>
public sealed class KeyUses
{
    private readonly ConcurrentDictionary<AccessKeyId, DateTimeOffset> _seen = new();

    public void Note(AccessKeyId key, DateTimeOffset now) => _seen[key] = now;

    /// <summary>Takes what was noted since the last time.</summary>
    public IReadOnlyList<(AccessKeyId Key, DateTimeOffset At)> Take()
    {
        var taken = new List<(AccessKeyId, DateTimeOffset)>();
        foreach (var key in _seen.Keys)
        {
            if (_seen.TryRemove(key, out var at)) taken.Add((key, at));
        }

        return taken;
    }
}

/// <summary>Writes down when keys were last used.</summary>
public sealed record WriteDownKeyUsesCommand : ICommand<int>;

internal sealed class WriteDownKeyUsesHandler(IIdentityDb db, KeyUses uses, IUnitOfWork work) : IRequestHandler<WriteDownKeyUsesCommand, int>
{
    public async Task<int> Handle(WriteDownKeyUsesCommand command, CancellationToken cancellationToken)
    {
        var noted = uses.Take();
        if (noted.Count == 0) return 0;

        return await work.ExecuteAsync(
            async ct =>
            {
                var written = 0;
                foreach (var (id, at) in noted)
                {
                    // Another node may have seen the key later.
                    written += await db.AccessKeys.Where(key => key.Id == id && (key.LastUsedAt == null || key.LastUsedAt < at)).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, at), ct);
                }

                return written;
            },
            cancellationToken);
    }
}
