using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Application.Integration;

/// <summary>
/// Does imports, one step after the other. Whatever is saved is whole: killed between any two steps, an import goes on at the next one and ends as if
/// nothing had happened. Every step has a scope of its own, so that what a refused one left in the context is gone.
/// </summary>
internal sealed partial class ImportRunner(IServiceScopeFactory scopes, ImportReader reader, IRemoteImageFetcher fetcher, ImportPace pace, ILogger<ImportRunner> logger)
{
    /// <summary>Does the next import that is due, to its end or until it is paused or cancelled; false where none is.</summary>
    public async Task<bool> RunNextAsync(CancellationToken ct)
    {
        if (await InScopeAsync<ImportHold, ImportPass?>(hold => hold.ClaimAsync(pace.Lease, ct)) is not { } pass) return false;

        try
        {
            await RunAsync(pass, ct);
            await ReleaseAsync(pass);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await ReleaseAsync(pass);
            throw;
        }
        catch (Exception failure)
        {
            // Whatever it is, the next import goes on.
            LogFailed(logger, failure, pass.Id.Value);
            await InScopeAsync<ImportHold, bool>(hold => hold.FailAsync(pass, CancellationToken.None));
        }

        return true;
    }

    private async Task RunAsync(ImportPass pass, CancellationToken ct)
    {
        if (pass.IsUnread && !await CheckAsync(pass, ct)) return;

        pass.Accepted.Clear();
        await foreach (var chunk in reader.ReadChunksAsync(pass.Import, pass.Currency, pass.ItemsDone, pace.ChunkSize, ct))
        {
            if (!await ApplyAsync(chunk, (part, refused) => CarryOutAsync(pass, part, refused, ct))) return;
        }

        if (await FetchPicturesAsync(pass, ct)) await InScopeAsync<ImportWork, bool>(work => work.CompleteAsync(pass, ct));
    }

    /// <summary>Looks at the whole file before anything is done. False where nothing will be, or not by us.</summary>
    private async Task<bool> CheckAsync(ImportPass pass, CancellationToken ct)
    {
        if (!await InScopeAsync<ImportCheck, bool>(check => check.BeginAsync(pass, pace, ct))) return false;

        var (rows, isUnreadable) = (0, false);
        await foreach (var chunk in reader.ReadChunksAsync(pass.Import, pass.Currency, skip: 0, pace.ChunkSize, ct))
        {
            rows += chunk.Sum(item => item.Rows.Count);
            isUnreadable |= chunk.Any(item => item.Rows.Count == 0 && item.Draft is null);
            if ((pass.ChecksFirst || isUnreadable) && !await ApplyAsync(chunk, (part, refused) => TryAsync(pass, part, refused, ct))) return false;
        }

        return await InScopeAsync<ImportCheck, bool>(check => check.DecideAsync(pass, rows, isUnreadable, pace, ct));
    }

    private async Task<bool> TryAsync(ImportPass pass, IReadOnlyList<ImportItem> items, IReadOnlyDictionary<ImportItem, DomainError> refused, CancellationToken ct)
    {
        var applied = await InScopeAsync<ImportCheck, AppliedItems>(check => check.TryAsync(pass, items, refused, ct));
        if (!await InScopeAsync<ImportCheck, bool>(check => check.ReportAsync(pass, applied, pace, ct))) return false;

        pass.Found += RowReports.Count(applied.Reports);
        foreach (var (externalId, id) in applied.Made) pass.Accepted[externalId] = id;
        return true;
    }

    private async Task<bool> CarryOutAsync(ImportPass pass, IReadOnlyList<ImportItem> items, IReadOnlyDictionary<ImportItem, DomainError> refused, CancellationToken ct)
    {
        if (!await InScopeAsync<ImportWork, bool>(work => work.CarryOutAsync(pass, items, refused, pace, ct))) return false;
        pass.ItemsDone += items.Count;
        return true;
    }

    /// <summary>Applies all items but those that are refused. Where only the save refuses, nobody knows which item it meant: then each goes by itself.</summary>
    private static async Task<bool> ApplyAsync(IReadOnlyList<ImportItem> items, Func<IReadOnlyList<ImportItem>, IReadOnlyDictionary<ImportItem, DomainError>, Task<bool>> apply)
    {
        var refused = new Dictionary<ImportItem, DomainError>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            try
            {
                return await apply(items, refused);
            }
            catch (ItemRefusedException refusal)
            {
                refused.Add(refusal.Item, refusal.Error);
            }
            catch (DomainException refusal) when (items.Count == 1 && refused.Count == 0)
            {
                refused.Add(items[0], refusal.Error);
            }
            catch (DomainException) when (items.Count > 1)
            {
                foreach (var item in items)
                {
                    if (!await ApplyAsync([item], apply)) return false;
                }

                return true;
            }
        }
    }

    /// <summary>Outside of transactions: a slow server must not keep others from writing.</summary>
    private async Task<bool> FetchPicturesAsync(ImportPass pass, CancellationToken ct)
    {
        while (await InScopeAsync<ImportPictures, IReadOnlyList<PendingPicture>>(pictures => pictures.NextAsync(pass, ct)) is { Count: > 0 } next)
        {
            var fetched = new List<(PendingPicture, FetchedImage)>();
            foreach (var picture in next)
            {
                if (!await InScopeAsync<ImportPictures, bool>(pictures => pictures.RenewAsync(pass, pace, ct))) return false;
                fetched.Add((picture, await fetcher.FetchAsync(picture.Url, ct)));
            }

            if (!await InScopeAsync<ImportPictures, bool>(pictures => pictures.AddAsync(pass, fetched, ct))) return false;
        }

        return true;
    }

    private Task<bool> ReleaseAsync(ImportPass pass) => InScopeAsync<ImportHold, bool>(async hold =>
    {
        await hold.ReleaseAsync(pass, CancellationToken.None);
        return true;
    });

    private async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : class
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "Import {Import} stopped; its owner can have it go on")]
    private static partial void LogFailed(ILogger logger, Exception failure, Guid import);
}
