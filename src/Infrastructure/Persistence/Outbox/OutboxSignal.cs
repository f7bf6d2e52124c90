namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>Wakes the delivery as soon as there is something to deliver.</summary>
internal sealed class OutboxSignal : Signal;

/// <summary>Wakes one who waits for something to do; set twice, it wakes once.</summary>
internal abstract class Signal : IDisposable
{
    private readonly SemaphoreSlim _something = new(0, 1);

    public void Set()
    {
        try
        {
            _something.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    /// <summary>Whether it was woken before the time was over.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _something.WaitAsync(atMost, ct);

    public void Dispose() => _something.Dispose();
}
