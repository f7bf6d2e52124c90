using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>
/// SMS by Twilio's Programmable Messaging (REST API 2010-04-01, <c>POST /Accounts/{sid}/Messages.json</c>). The call has no idempotency key, so it is
/// repeated only where nothing can have been sent: when no connection was made, and after 429.
/// </summary>
internal sealed class TwilioTransport(IHttpClientFactory clients, IOptions<MessagingOptions> options) : IMessageTransport
{
    public const string ClientName = "twilio";

    private const int MaxTries = 4;
    private const double FirstPauseSeconds = 0.5;

    private readonly SmsOptions _options = options.Value.Sms;

    public bool Carries(MessageChannel channel) => channel is MessageChannel.Sms;

    public async Task SendAsync(Message message, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await AskAsync(message, ct);
                if (answer.IsSuccessStatusCode) return;
                if (answer.StatusCode is not HttpStatusCode.TooManyRequests || attempt == MaxTries) throw new HttpRequestException($"The SMS provider answered {(int)answer.StatusCode}, code {await CodeOfAsync(answer, ct)}.");
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError && attempt < MaxTries)
            {
                // Nobody was reached, so nothing was sent.
            }

            await Task.Delay(TimeSpan.FromSeconds(FirstPauseSeconds * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble())), ct);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(Message message, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_options.BaseAddress, $"2010-04-01/Accounts/{_options.AccountSid}/Messages.json"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.AccountSid}:{_options.AuthToken}")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["To"] = message.To, ["From"] = _options.From!, ["Body"] = message.Text });
        return await clients.CreateClient(ClientName).SendAsync(request, ct);
    }

    /// <summary>The provider's number for what is wrong; its sentence may repeat the telephone number, so it is not kept.</summary>
    private static async Task<string> CodeOfAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        try
        {
            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ct));
            return said.RootElement.GetProperty("code").GetInt32().ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return "unknown";
        }
    }
}
