using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Integration;

/// <summary>Wakes the worker of this process as soon as there is something to import.</summary>
internal sealed class ImportSignal : IDisposable
{
    private readonly SemaphoreSlim _imports = new(0, 1);

    public void Wake()
    {
        try
        {
            _imports.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _imports.WaitAsync(atMost, ct);

    public void Dispose() => _imports.Dispose();
}

/// <summary>An import begins at once, but not before its command is committed: therefore by the event.</summary>
internal sealed class WakeWhenImportBegins(ImportSignal signal) : IEventConsumer
{
    public string Name => "integration.wake-import";

    public bool Wants(string eventName) => eventName is "import.created" or "import.resumed";

    public Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        signal.Wake();
        return Task.CompletedTask;
    }
}
