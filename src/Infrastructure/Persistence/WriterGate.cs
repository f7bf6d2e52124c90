using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>
/// So many units of work at once in this process. The others queue without threads and without a connection, first come, first served. SQLite has one writer at a time and would
/// make the others sleep, each on a thread; here they pass one connection on, whose memory of the file is still good. To PostgreSQL more than a few only hold each other up, and
/// would take the connections from those who read. Other processes still meet in the database itself.
/// </summary>
internal sealed class WriterGate(IOptions<PersistenceOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(options.Value.Provider is DatabaseProvider.Sqlite ? 1 : options.Value.Writers);
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(options.Value.WriterTimeoutSeconds);
    private CancellationTokenSource _queue = new();
    private volatile bool _isSilent;

    /// <summary>Waits for a turn, which lasts until what is returned is disposed.</summary>
    /// <exception cref="WriterTimeoutException">The wait was too long: most likely for a transaction that waits for one which it encloses; or nobody's turn will come soon.</exception>
    public async ValueTask<IAsyncDisposable> EnterAsync(CancellationToken ct)
    {
        if (!_turns.Wait(0, CancellationToken.None)) await QueueAsync(ct);
        return new Turn(_turns);
    }

    /// <summary>The database does not answer those who have a turn: who waits for one gives up, and nobody else begins to, until <see cref="GoOn"/>.</summary>
    public void LetGo()
    {
        _isSilent = true;
        using var queue = Interlocked.Exchange(ref _queue, new CancellationTokenSource());
        queue.Cancel();
    }

    /// <summary>It has answered, if only to refuse.</summary>
    public void GoOn() => _isSilent = false;

    public void Dispose()
    {
        _queue.Dispose();
        _turns.Dispose();
    }

    private async Task QueueAsync(CancellationToken ct)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, Volatile.Read(ref _queue).Token);
            if (_isSilent) throw new WriterTimeoutException();
            if (!await _turns.WaitAsync(_patience, either.Token)) throw new WriterTimeoutException(_patience);
            if (!_isSilent) return;

            _turns.Release(); // who had it was let go, too, a moment earlier
            throw new WriterTimeoutException();
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException && !ct.IsCancellationRequested)
        {
            throw new WriterTimeoutException();
        }
    }

    private sealed class Turn(SemaphoreSlim turns) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turns.Release();
            return ValueTask.CompletedTask;
        }
    }
}
