using Marketplace.Application.Platform.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Persistence.Changes;

/// <summary>
/// Tells what was noted. One transaction at a time gives numbers, and the next one waits until it has ended: so a number never becomes visible after a higher one,
/// and who walks by number misses nothing, however long the changes themselves took to be stored.
/// </summary>
internal sealed class ChangeFeed(IServiceScopeFactory scopes, TimeProvider clock)
{
    public const string Turn = "platform.changes";

    private const int BatchSize = 500;

    /// <summary>Tells until nothing is left; returns how many notes there were.</summary>
    public async Task<int> TellAsync(CancellationToken ct)
    {
        var told = 0;
        while (await TellSomeAsync(ct) is > 0 and var some) told += some;
        return told;
    }

    private async Task<int> TellSomeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        if (!await db.ChangeNotes.AnyAsync(ct)) return 0;

        return await db.ExecuteAsync(
            async token =>
            {
                await db.LockAsync(Turn, token);
                var notes = await db.ChangeNotes.AsNoTracking().OrderBy(note => note.Number).Take(BatchSize).ToListAsync(token);
                await new ChangeBatch(db, scope.ServiceProvider.GetServices<IFeedSubjects>(), clock.GetUtcNow()).TellAsync(notes, token);

                // By their numbers, and not up to the last one: a lower number may have been stored after we looked.
                var numbers = notes.Select(note => note.Number).ToArray();
                return await db.ChangeNotes.Where(note => numbers.Contains(note.Number)).ExecuteDeleteAsync(token);
            },
            ct);
    }
}
