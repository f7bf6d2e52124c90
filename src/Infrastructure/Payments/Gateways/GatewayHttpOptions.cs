using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>How patiently payment providers are asked (section <c>Payments:Http</c>).</summary>
public sealed class GatewayHttpOptions
{
    public const string Section = "Payments:Http";

    /// <summary>How long one request to a payment provider may take.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 8;

    /// <summary>How often a request is sent that may be repeated: one that only reads, or that carries an idempotency key.</summary>
    [Range(1, 5)]
    public int Tries { get; set; } = 2;

    /// <summary>After so many requests in a row without a usable answer a provider is left alone for a while.</summary>
    [Range(1, 10_000)]
    public int BreakAfter { get; set; } = 20;

    /// <summary>For how long it is left alone.</summary>
    [Range(1, 600)]
    public int BreakSeconds { get; set; } = 5;
}
