using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Payments.Gateways.Razorpay;

/// <summary>An account with Razorpay (section <c>Payments:Razorpay</c>).</summary>
public sealed class RazorpayOptions : ICheckedSettings
{
    public const string Section = "Payments:Razorpay";

    /// <summary>Where Razorpay's API is: an https address that ends with a slash.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.razorpay.com/");

    /// <summary>The key's id (<c>rzp_live_…</c>), which clients may know; without one there is no paying by Razorpay.</summary>
    public string? KeyId { get; set; }

    /// <summary>The key's secret.</summary>
    public string? KeySecret { get; set; }

    /// <summary>What webhooks are signed with, as entered in Razorpay's dashboard; two while one is being replaced.</summary>
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>How old a webhook may be. Razorpay repeats one for a day without signing it anew.</summary>
    [Range(1, 604_800)]
    public int WebhookToleranceSeconds { get; set; } = 90_000;

    public IEnumerable<string> Faults() => string.IsNullOrEmpty(KeyId)
        ? []
        : [.. GatewayAddress.Missing(Section, "its KeyId", ("KeySecret", KeySecret), ("WebhookSecrets:0", WebhookSecrets.FirstOrDefault())), .. GatewayAddress.Faults($"{Section}:BaseAddress", BaseAddress)];
}
