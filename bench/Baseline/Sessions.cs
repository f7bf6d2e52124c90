using System.Collections.Concurrent;
using Marketplace.Bench.Databases;
using Marketplace.Infrastructure.Persistence;

namespace Marketplace.Bench.Baseline;

/// <summary>Sessions that wait for work, and the turn of the one writer that SQLite has.</summary>
internal sealed class Sessions(DatabaseProvider provider, string address) : IAsyncDisposable
{
    private readonly ConcurrentBag<Session> _idle = [];
    private readonly SemaphoreSlim? _turn = provider is DatabaseProvider.Sqlite ? new(1, 1) : null;

    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> work)
    {
        if (!_idle.TryTake(out var session)) session = await Session.OpenAsync(provider, address);
        try
        {
            return await work(session);
        }
        finally
        {
            _idle.Add(session);
        }
    }

    public async Task<T> WriteAsync<T>(Func<Session, Task<T>> work)
    {
        if (_turn is not null) await _turn.WaitAsync();
        try
        {
            return await ReadAsync(async session =>
            {
                await session.BeginAsync();
                try
                {
                    var result = await work(session);
                    await session.CommitAsync();
                    return result;
                }
                catch
                {
                    await session.RollbackAsync();
                    throw;
                }
            });
        }
        finally
        {
            _turn?.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _idle) await session.DisposeAsync();
        _turn?.Dispose();
    }
}
