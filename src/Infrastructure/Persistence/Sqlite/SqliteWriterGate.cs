using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer at a time and makes the others sleep, each on a thread. Here the writers of this process queue without
/// threads and without a connection, first come, first served: so the writers pass one connection on, whose memory of the file is still
/// good. Other processes still meet in SQLite itself.
/// </summary>
internal sealed class SqliteWriterGate(IOptions<PersistenceOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.WriterTimeoutSeconds);

    /// <summary>Waits for the turn, which lasts until what is returned is disposed.</summary>
    /// <exception cref="WriterTimeoutException">The wait was too long.</exception>
    public async Task<IAsyncDisposable> EnterAsync(CancellationToken ct) =>
        await _turn.WaitAsync(_timeout, ct) ? new Turn(_turn) : throw GaveUp();

    public void Dispose() => _turn.Dispose();

    /// <summary>Most likely a transaction that waits for one which it encloses.</summary>
    private WriterTimeoutException GaveUp() => new(_timeout);

    private sealed class Turn(SemaphoreSlim gate) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            gate.Release();
            return ValueTask.CompletedTask;
        }
    }
}
