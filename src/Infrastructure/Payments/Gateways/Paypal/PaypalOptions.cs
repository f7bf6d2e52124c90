using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Payments.Gateways.Paypal;

/// <summary>An account with PayPal (section <c>Payments:Paypal</c>).</summary>
public sealed class PaypalOptions : ICheckedSettings
{
    public const string Section = "Payments:Paypal";

    /// <summary>Where PayPal's API is: an https address that ends with a slash.</summary>
    public Uri BaseAddress { get; set; } = new("https://api-m.paypal.com/");

    /// <summary>The program's id there, which clients may know; without one there is no paying by PayPal.</summary>
    public string? ClientId { get; set; }

    /// <summary>The program's password there.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The id of the webhook as PayPal's dashboard shows it; signatures are made over it.</summary>
    public string? WebhookId { get; set; }

    /// <summary>How long ago a webhook may have been sent. PayPal repeats one for three days.</summary>
    [Range(1, 1_209_600)]
    public int WebhookToleranceSeconds { get; set; } = 270_000;

    public IEnumerable<string> Faults() => string.IsNullOrEmpty(ClientId)
        ? []
        : [.. GatewayAddress.Missing(Section, "its ClientId", ("ClientSecret", ClientSecret), ("WebhookId", WebhookId)), .. GatewayAddress.Faults($"{Section}:BaseAddress", BaseAddress)];
}
