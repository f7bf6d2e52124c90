using Marketplace.Infrastructure.Demo;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Marketplace.WebApi;

/// <summary>What a developer wants to know when the program has started: where to look and, once, with which keys.</summary>
internal static class StartupBanner
{
    /// <param name="keys">Those that this start made. They go to the console and never to the log, which others keep.</param>
    public static void Print(IServiceProvider services, IReadOnlyList<DemoKey> keys, TextWriter console)
    {
        // A server inside a test has no address.
        if (services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address) console.Write(Text(Local(address), keys));
    }

    public static string Text(string url, IReadOnlyList<DemoKey> keys)
    {
        List<string> lines =
        [
            "",
            "  Marketplace is running. Look at",
            $"    {url}/                 what runs here",
            $"    {url}/docs             the API reference",
            $"    {url}/api/v1/products  the catalogue",
        ];
        if (keys.Count > 0)
        {
            lines.AddRange(["", "  Accounts and API keys for development, shown this once:", .. keys.Select(key => $"    {key.Email,-28} {key.Password}   {key.Token}".TrimEnd())]);
            lines.AddRange(["", "  Try", .. Requests(url, keys).Select(request => $"    curl -sg {request}")]);
        }

        lines.Add("");
        return string.Join(Environment.NewLine, lines) + Environment.NewLine;
    }

    private static IEnumerable<string> Requests(string url, IReadOnlyList<DemoKey> keys)
    {
        yield return $"'{url}/api/v1/products?sort=price&page[size]=3'";
        yield return $"'{url}/api/v1/products?filter[q]=vanil&include=listings'";
        if (keys.FirstOrDefault(key => key.Name == "seller1") is { } seller) yield return $"-H 'Authorization: Bearer {seller.Token}' '{url}/api/v1/seller/products?page[size]=3'";
    }

    /// <summary>An address that listens everywhere is reached here as localhost.</summary>
    private static string Local(string address) => address.Replace("//[::]", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).TrimEnd('/');
}
