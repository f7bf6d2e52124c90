using Marketplace.Application.Platform.Contracts;

namespace Marketplace.Application.Platform;

/// <summary>Long removals, some at a time, so that nobody waits for them.</summary>
internal static class Portions
{
    private const int Size = 1000;

    extension(IRunningJob job)
    {
        /// <param name="remove">Removes at most so many; fewer where no more are left.</param>
        /// <returns>How many in all.</returns>
        public async Task<int> RemoveAsync(Func<int, Task<int>> remove, CancellationToken ct)
        {
            var removed = 0;
            while (true)
            {
                var portion = await remove(Size);
                removed += portion;
                if (portion < Size) return removed;
                await job.ReportAsync(removed, total: null, position: null, ct);
            }
        }
    }
}
