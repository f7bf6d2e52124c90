using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Payments.Gateways.Mips;

/// <summary>An account with MiPS, or with another aggregator that hosts the page (section <c>Payments:Mips</c>).</summary>
public sealed class MipsOptions : ICheckedSettings
{
    public const string Section = "Payments:Mips";

    /// <summary>Where the aggregator's API is: an https address that ends with a slash.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.mips.mu/");

    /// <summary>The merchant; without one there is no paying by the aggregator.</summary>
    public string? MerchantId { get; set; }

    /// <summary>The shop of the merchant.</summary>
    public string? EntityId { get; set; }

    /// <summary>Who asks for the merchant.</summary>
    public string? OperatorId { get; set; }

    /// <summary>His password.</summary>
    public string? OperatorPassword { get; set; }

    /// <summary>The name for basic authentication.</summary>
    public string? User { get; set; }

    /// <summary>The password for basic authentication.</summary>
    public string? Password { get; set; }

    /// <summary>What the aggregator's calls to us are signed with.</summary>
    public string? CallbackSecret { get; set; }

    /// <summary>How old a call's signature may be.</summary>
    [Range(1, 86_400)]
    public int CallbackToleranceSeconds { get; set; } = 300;

    /// <summary>What the aggregator calls a way to pay, by the code of our payment method: <c>juice</c>, <c>myt</c>, <c>card</c>. Where it is not said, the code tells by containing one of these, and otherwise it is a card.</summary>
    public IDictionary<string, string> Channels { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where below the base address each thing is asked for.</summary>
    public MipsPaths Paths { get; set; } = new();

    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrEmpty(MerchantId)) return [];

        var missing = GatewayAddress.Missing(
            Section, "its MerchantId", ("EntityId", EntityId), ("OperatorId", OperatorId), ("OperatorPassword", OperatorPassword), ("User", User), ("Password", Password), ("CallbackSecret", CallbackSecret));
        return [.. missing, .. GatewayAddress.Faults($"{Section}:BaseAddress", BaseAddress)];
    }
}

/// <summary>Paths below the aggregator's address.</summary>
public sealed class MipsPaths
{
    /// <summary>Opens a payment.</summary>
    public string Create { get; set; } = "api/create_payment_request";

    /// <summary>Tells of a payment.</summary>
    public string Status { get; set; } = "api/payment_status";

    /// <summary>Gives up a payment.</summary>
    public string Cancel { get; set; } = "api/cancel_payment_request";

    /// <summary>Sends money back.</summary>
    public string Refund { get; set; } = "api/refund";

    /// <summary>Tells of money that was sent back.</summary>
    public string RefundStatus { get; set; } = "api/refund_status";

    /// <summary>Lists what changed.</summary>
    public string List { get; set; } = "api/list_payments";
}
