using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>
/// SQLite has one writer at a time and makes the others sleep, each on a thread. Here the writers of this process queue without
/// threads, first come, first served; other processes still meet in SQLite itself.
/// </summary>
internal sealed class SqliteWriterGate(IOptions<PersistenceOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeSpan _timeout = TimeSpan.FromSeconds(options.Value.WriterTimeoutSeconds);

    public async Task EnterAsync(CancellationToken ct)
    {
        if (!await _turn.WaitAsync(_timeout, ct)) throw GaveUp();
    }

    public void Enter()
    {
        if (!_turn.Wait(_timeout)) throw GaveUp();
    }

    public void Leave() => _turn.Release();

    public void Dispose() => _turn.Dispose();

    /// <summary>Most likely a transaction that waits for one which it encloses.</summary>
    private WriterTimeoutException GaveUp() => new(_timeout);
}
