using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Payments.Gateways.Stripe;

/// <summary>An account with Stripe (section <c>Payments:Stripe</c>).</summary>
public sealed class StripeOptions : ICheckedSettings
{
    public const string Section = "Payments:Stripe";

    /// <summary>Where Stripe's API is: an https address that ends with a slash.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.stripe.com/");

    /// <summary>The secret key (<c>sk_live_…</c>) or a restricted one (<c>rk_live_…</c>); without one there is no paying by Stripe.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The public key that a client's library of Stripe needs (<c>pk_live_…</c>).</summary>
    public string? PublishableKey { get; set; }

    /// <summary>Signing secrets of the webhook endpoint (<c>whsec_…</c>): two while one is being replaced.</summary>
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>How old a webhook's signature may be.</summary>
    [Range(1, 86_400)]
    public int WebhookToleranceSeconds { get; set; } = 300;

    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrEmpty(SecretKey)) return [];
        if (!SecretKey.StartsWith("sk_", StringComparison.Ordinal) && !SecretKey.StartsWith("rk_", StringComparison.Ordinal)) return [$"{Section}:SecretKey is no secret key of Stripe (sk_… or rk_…)."];

        return [.. GatewayAddress.Missing(Section, "its SecretKey", ("PublishableKey", PublishableKey), ("WebhookSecrets:0", WebhookSecrets.FirstOrDefault())), .. GatewayAddress.Faults($"{Section}:BaseAddress", BaseAddress)];
    }
}
