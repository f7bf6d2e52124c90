using System.Threading.Channels;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.WebApi.Identity;

namespace Marketplace.WebApi.Realtime;

/// <summary>Connections to which an event looks the same: it is read and rendered once for all of them.</summary>
internal sealed record Readership(Surface Surface, string Prefix, SellerId? SellerId, BuyerId? BuyerId, bool IsGuest, bool IsKey, string Permissions);

/// <summary>A client that is connected: who it is, what it may hear, and what waits to be sent to it.</summary>
internal sealed class LiveConnection(HubDoor door, Surface surface, string prefix, ShownCredential shown, string? address, Bearer bearer, DateTimeOffset since, int buffered)
{
    private readonly Channel<RenderedEvent> _waiting = Channel.CreateBounded<RenderedEvent>(new BoundedChannelOptions(buffered) { SingleReader = true });
    private volatile Bearer _bearer = bearer;
    private volatile Readership _readership = ReadershipOf(surface, prefix, bearer);
    private readonly Lock _gate = new();
    private Action? _abort;
    private bool _hasEnded;

    public HubDoor Door => door;

    public Surface Surface => surface;

    public string? Address => address;

    public DateTimeOffset Since { get; } = since;

    public ShownCredential Shown => shown;

    /// <summary>When its credential was last found good.</summary>
    public DateTimeOffset CheckedAt { get; private set; } = since;

    public Visitor Visitor => new(surface, _bearer, address);

    public Readership Readership => _readership;

    /// <summary>What counts its connections together: a person, a guest or a key.</summary>
    public string Holder => _bearer.UserId?.Value.ToString("N") ?? _bearer.Credential;

    public bool Wants(NewsHint hint) => door.Types.Contains(hint.SubjectType) && surface switch
    {
        Surface.Admin => true,
        Surface.Seller => hint.SellerId is not null && hint.SellerId == _readership.SellerId,
        _ => hint.BuyerId is not null && hint.BuyerId == _readership.BuyerId,
    };

    /// <summary>The credential still counts; it may open less than before.</summary>
    public void Confirm(Bearer bearer, DateTimeOffset now)
    {
        (_bearer, CheckedAt) = (bearer, now);
        var readership = ReadershipOf(surface, prefix, bearer);
        if (readership != _readership) _readership = readership;
    }

    /// <summary>Waits for nobody: a client for which too much waits already is disconnected, and catches up by the log of events.</summary>
    public void Push(RenderedEvent rendered)
    {
        if (_waiting.Writer.TryWrite(rendered))
        {
            LiveMeasurements.CountPush(door);
            return;
        }

        LiveMeasurements.CountEnd("slow");
        End();
    }

    /// <summary>Sends what is pushed until the connection ends.</summary>
    public async Task SendAsync(Func<RenderedEvent, CancellationToken, Task> send, Action abort, CancellationToken ct)
    {
        lock (_gate)
        {
            _abort = abort;
            if (_hasEnded) abort(); // before it could begin
        }

        try
        {
            await foreach (var rendered in _waiting.Reader.ReadAllAsync(ct)) await send(rendered, ct);
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _abort?.Invoke();
        }
    }

    private static Readership ReadershipOf(Surface surface, string prefix, Bearer bearer) => new(
        surface,
        prefix,
        surface is Surface.Seller ? bearer.SellerId : null,
        surface is Surface.Public ? bearer.BuyerId : null,
        bearer.IsGuest,
        bearer.KeyId is not null,
        string.Join(' ', bearer.Permissions.Order(StringComparer.Ordinal)));
}
