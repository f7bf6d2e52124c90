using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Identity;

/// <summary>Which providers people may sign in by (section <c>Identity:External</c>).</summary>
public sealed class ExternalOptions : ICheckedSettings
{
    public const string Section = IdentityOptions.Section + ":External";

    /// <summary>Where providers may send people back to; exactly these.</summary>
    public IList<string> RedirectUris { get; set; } = [];

    /// <summary>Sign-in by Google.</summary>
    public ProviderOptions Google { get; set; } = new() { Authority = "https://accounts.google.com" };

    /// <summary>Facebook's description of itself names no token endpoint.</summary>
    public ProviderOptions Facebook { get; set; } = new() { Authority = "https://www.facebook.com", TokenEndpoint = "https://graph.facebook.com/v19.0/oauth/access_token" };

    public IEnumerable<string> Faults()
    {
        foreach (var (name, provider) in new[] { ("Google", Google), ("Facebook", Facebook) })
        {
            if (provider.ClientId is null) continue;
            if (string.IsNullOrEmpty(provider.ClientSecret)) yield return $"{Section}:{name}:ClientSecret is missing beside its ClientId.";
            if (!Uri.TryCreate(provider.Authority, UriKind.Absolute, out var authority) || (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)) yield return $"{Section}:{name}:Authority is '{provider.Authority}'; it has to be an https address.";
        }

        foreach (var uri in RedirectUris.Where(uri => !Uri.TryCreate(uri, UriKind.Absolute, out _))) yield return $"{Section}:RedirectUris has '{uri}'; each has to be an absolute address.";
    }
}

public sealed class ProviderOptions
{
    /// <summary>What the store is called there; null: the provider is not offered.</summary>
    public string? ClientId { get; set; }

    /// <summary>The store's password there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Below it lies <c>/.well-known/openid-configuration</c> (OpenID Connect Discovery, 4).</summary>
    public string Authority { get; set; } = "";

    /// <summary>Where the description names none.</summary>
    public string? TokenEndpoint { get; set; }
}
