using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>
/// Asks payment providers. A request is sent again only where that does no more than sending it once; a provider that does not answer is left alone for a while. Nothing of a request or an answer is logged.
/// </summary>
internal sealed partial class GatewayHttp(IHttpClientFactory clients, IOptions<GatewayHttpOptions> options, TimeProvider clock, ILogger<GatewayHttp> log)
{
    public const string ClientName = "payments";

    public const int MaxAnswerBytes = 4_000_000;

    private const double FirstPauseSeconds = 0.2;

    private readonly ConcurrentDictionary<PaymentProvider, Breaker> _breakers = new();

    /// <summary>An answer that tells what became of the request, be it a refusal.</summary>
    /// <exception cref="GatewayUnreachableException">There was none.</exception>
    public async Task<GatewayAnswer> SendAsync(PaymentProvider provider, GatewayRequest request, CancellationToken ct)
    {
        var breaker = _breakers.GetOrAdd(provider, _ => new Breaker(options.Value, clock));
        for (var attempt = 1; ; attempt++)
        {
            if (!breaker.Lets) throw new GatewayUnreachableException(provider, $"{provider} does not answer and is left alone for some seconds.");

            var (answer, fault) = await TryAsync(request, ct);
            breaker.Count(answer is not null);
            if (answer is not null) return answer;

            if (!request.MayRepeat || attempt >= options.Value.Tries)
            {
                NoAnswer(provider, attempt, fault!.GetType().Name);
                throw new GatewayUnreachableException(provider, $"{provider} does not answer as it should: {fault.Message}", fault);
            }

            await Task.Delay(TimeSpan.FromSeconds(FirstPauseSeconds * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble())), clock, ct);
        }
    }

    private async Task<(GatewayAnswer? Answer, Exception? Fault)> TryAsync(GatewayRequest request, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var message = request.Message();
            using var answer = await client.SendAsync(message, ct);
            if (TellsNothing(answer.StatusCode)) return (null, new HttpRequestException($"it answers {(int)answer.StatusCode}."));

            var bytes = await answer.Content.ReadAsByteArrayAsync(ct);
            return (new GatewayAnswer(answer.StatusCode, bytes.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes)), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or JsonException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (null, fault);
        }
    }

    /// <summary>The provider's own errors, and what it is still about to do, or has no time for (408, 409, 425, 429).</summary>
    private static bool TellsNothing(HttpStatusCode status) =>
        (int)status is >= 500 or (>= 300 and < 400) or 425 || status is HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests;

    [LoggerMessage(3401, LogLevel.Warning, "{Provider} did not answer as it should after {Attempts} tries: {Fault}.")]
    private partial void NoAnswer(PaymentProvider provider, int attempts, string fault);

    private sealed class Breaker(GatewayHttpOptions options, TimeProvider clock)
    {
        private readonly Lock _gate = new();
        private int _inARow;
        private DateTimeOffset _closedUntil;

        public bool Lets
        {
            get
            {
                lock (_gate) return clock.GetUtcNow() >= _closedUntil;
            }
        }

        public void Count(bool answered)
        {
            lock (_gate)
            {
                _inARow = answered ? 0 : _inARow + 1;
                if (_inARow < options.BreakAfter) return;

                _inARow = options.BreakAfter - 1; // the first one afterwards decides
                _closedUntil = clock.GetUtcNow().AddSeconds(options.BreakSeconds);
            }
        }
    }
}
