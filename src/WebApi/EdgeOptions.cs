using System.Net;
using Marketplace.Application.Common;
using IPNetwork = System.Net.IPNetwork;

namespace Marketplace.WebApi;

/// <summary>Whom the edge believes (section <c>Edge</c>).</summary>
public sealed class EdgeOptions : ICheckedSettings, IGuardedSettings
{
    public const string Section = "Edge";

    /// <summary>Origins whose pages may call the API (CORS), as <c>https://shop.example</c>.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Addresses of proxies whose <c>X-Forwarded-*</c> is believed.</summary>
    public IList<string> KnownProxies { get; set; } = [];

    /// <summary>Networks of such proxies, as <c>10.0.0.0/24</c>: only where nobody else can call from them.</summary>
    public IList<string> KnownNetworks { get; set; } = [];

    public IEnumerable<string> Faults()
    {
        foreach (var origin in AllowedOrigins)
        {
            // Every site could act for its visitors (JA-316).
            if (origin == "*") yield return "Edge:AllowedOrigins has '*'; it has to name each origin, since the callers have credentials.";
            else if (!IsOrigin(origin)) yield return $"Edge:AllowedOrigins has '{origin}'; each has to be a scheme and a host, as https://shop.example.";
        }

        foreach (var proxy in KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _))) yield return $"Edge:KnownProxies has '{proxy}'; each has to be an IP address.";
        foreach (var network in KnownNetworks.Where(network => !IPNetwork.TryParse(network, out _))) yield return $"Edge:KnownNetworks has '{network}'; each has to be a network, as 10.0.0.0/24.";
    }

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (AllowedOrigins.FirstOrDefault(origin => new Uri(origin) is { Scheme: "http", IsLoopback: false }) is { } plain) yield return new($"{Section}:{nameof(AllowedOrigins)}", $"has {plain} without TLS, so that others on the way could act for its visitors");
        if (KnownNetworks.FirstOrDefault(network => IPNetwork.Parse(network).PrefixLength == 0) is { } everybody) yield return new($"{Section}:{nameof(KnownNetworks)}", $"has {everybody}, so that everybody may tell any address as theirs");
    }

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
