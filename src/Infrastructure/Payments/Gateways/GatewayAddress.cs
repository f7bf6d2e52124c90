namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>What addresses and secrets of providers have to look like.</summary>
internal static class GatewayAddress
{
    /// <summary>A sentence where the address is no https address (http only to this machine) that ends with a slash.</summary>
    public static IEnumerable<string> Faults(string setting, Uri? address)
    {
        if (address is not { IsAbsoluteUri: true } || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) || !address.AbsolutePath.EndsWith('/'))
            yield return $"{setting} is '{address}'; it has to be an https address that ends with a slash.";
    }

    /// <summary>A sentence for each setting that is missing beside one that is there.</summary>
    public static IEnumerable<string> Missing(string section, string beside, params IEnumerable<(string Name, string? Value)> needed) =>
        needed.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => $"{section}:{setting.Name} is missing beside {beside}.");
}
