using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace Marketplace.StandIns.Gateways;

/// <summary>A webhook: its bytes, and what became of it.</summary>
internal sealed class Delivery(string provider, string reference, string id, string kind, byte[] body)
{
    public string Provider { get; } = provider;

    public string Reference { get; } = reference;

    public string Id { get; } = id;

    public string Kind { get; } = kind;

    public byte[] Body { get; } = body;

    public DateTimeOffset At { get; } = DateTimeOffset.UtcNow;

    public int Attempts { get; set; }

    public bool IsDelivered { get; set; }
}

/// <summary>
/// Sends webhooks to the marketplace, each until it is taken, as providers do; signed when it is sent. Without an address they are only kept. <c>{provider}</c> in the address stands for its name.
/// </summary>
internal sealed class Deliveries(IHttpClientFactory clients, GatewayFaults faults, IConfiguration configuration) : BackgroundService
{
    private const int MaxAttempts = 8;

    private readonly ConcurrentQueue<Delivery> _all = new();
    private readonly Channel<(SimulatedProvider Provider, Delivery Delivery)> _due = Channel.CreateUnbounded<(SimulatedProvider, Delivery)>();
    private readonly int _firstPause = configuration.GetValue("StandIns:WebhookRetryMilliseconds", 500);
    private Held? _held;

    public string? Address { get; set; } = configuration["StandIns:WebhookAddress"];

    public IReadOnlyList<Delivery> Of(string? provider) => [.. _all.Where(delivery => provider is null || delivery.Provider == provider)];

    public void Add(SimulatedProvider provider, string reference, string id, string kind, object body)
    {
        var delivery = new Delivery(provider.Name, reference, id, kind, JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web));
        _all.Enqueue(delivery);
        _due.Writer.TryWrite((provider, delivery));
    }

    public void Again(SimulatedProvider provider, Delivery delivery) => _due.Writer.TryWrite((provider, delivery));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await SendWhatIsDueAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends, and with it what nobody has taken.
        }
    }

    private async Task SendWhatIsDueAsync(CancellationToken stoppingToken)
    {
        await foreach (var (provider, delivery) in _due.Reader.ReadAllAsync(stoppingToken))
        {
            if (string.IsNullOrEmpty(Address)) continue;

            var fault = faults.Next(provider.Name, "webhook");
            if (fault?.Kind is FaultKind.Never) continue;
            if (fault?.Kind is FaultKind.Reorder && Interlocked.CompareExchange(ref _held, new Held(provider, delivery), null) is null)
            {
                _ = LetGoAsync(fault.Milliseconds, stoppingToken);
                continue;
            }

            var pause = fault?.Kind is FaultKind.Late ? fault.Milliseconds : 0;
            _ = SendAsync(provider, delivery, pause, stoppingToken);
            if (fault?.Kind is FaultKind.Twice) _ = SendAsync(provider, delivery, pause, stoppingToken);
            await LetGoAsync(0, stoppingToken);
        }
    }

    /// <summary>What was held back goes after the next one, or after a while where none comes.</summary>
    private async Task LetGoAsync(int milliseconds, CancellationToken ct)
    {
        if (milliseconds > 0) await Task.Delay(milliseconds, ct);
        if (Interlocked.Exchange(ref _held, null) is { } held) _ = SendAsync(held.Provider, held.Delivery, 250, ct);
    }

    private async Task SendAsync(SimulatedProvider provider, Delivery delivery, int pause, CancellationToken ct)
    {
        for (; delivery.Attempts < MaxAttempts; pause = _firstPause << (delivery.Attempts - 1))
        {
            if (pause > 0) await Task.Delay(pause, ct);
            delivery.Attempts++;
            if (!await TryAsync(provider, delivery, ct)) continue;

            delivery.IsDelivered = true;
            return;
        }
    }

    private async Task<bool> TryAsync(SimulatedProvider provider, Delivery delivery, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient();
            using var message = new HttpRequestMessage(HttpMethod.Post, Address!.Replace("{provider}", provider.Name, StringComparison.Ordinal)) { Content = new ByteArrayContent(delivery.Body) };
            message.Content.Headers.ContentType = new("application/json");
            foreach (var (name, value) in provider.Sign(delivery.Id, delivery.Body, DateTimeOffset.UtcNow)) message.Headers.TryAddWithoutValidation(name, value);
            using var answer = await client.SendAsync(message, ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException or InvalidOperationException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    private sealed record Held(SimulatedProvider Provider, Delivery Delivery);
}
