namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>Wakes the delivery as soon as there is something to deliver.</summary>
internal sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _events = new(0, 1);

    public void Set()
    {
        try
        {
            _events.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _events.WaitAsync(atMost, ct);

    public void Dispose() => _events.Dispose();
}
