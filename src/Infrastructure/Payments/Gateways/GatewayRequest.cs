namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>A request to a payment provider, which can be sent as often as need be.</summary>
/// <param name="MayRepeat">Whether sending it twice does no more than sending it once: it only reads, or the provider knows it by a key.</param>
internal sealed record GatewayRequest(HttpMethod Method, Uri Url, bool MayRepeat, Func<HttpContent>? Content = null)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public static GatewayRequest Get(Uri url) => new(HttpMethod.Get, url, MayRepeat: true);

    public static GatewayRequest Post(Uri url, Func<HttpContent> content, bool mayRepeat) => new(HttpMethod.Post, url, mayRepeat, content);

    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(Method, Url) { Content = Content?.Invoke() };
        foreach (var (name, value) in Headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
