using Marketplace.Application.Common;

namespace Marketplace.Application.Payments;

/// <summary>How buyers pay (section <c>Payments</c>).</summary>
public sealed class PaymentsOptions : ICheckedSettings
{
    public const string Section = "Payments";

    /// <summary>Origins of the shop, as <c>https://shop.example</c>: buyers are sent back to their pages only.</summary>
    public IList<string> ReturnOrigins { get; set; } = [];

    /// <summary>Whether money is only promised at the checkout and taken when an admin says so.</summary>
    public bool CaptureLater { get; set; }

    /// <summary>How long an order waits for its money, and holds its goods, where nobody is paying.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long it waits instead, from its placing, once somebody is paying: a provider has the money under way, the buyer has come back from its page, or another attempt was begun.</summary>
    public TimeSpan PatienceWhilePaying { get; set; } = TimeSpan.FromMinutes(45);

    /// <summary>How long an order waits for a bank transfer.</summary>
    public TimeSpan TransferPatience { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Refunds of more than this wait for somebody else's approval; in units of the currency.</summary>
    public decimal RefundApprovalAbove { get; set; } = 500;

    /// <summary>Whether this process asks the providers what is left to be asked, and applies what they have told.</summary>
    public bool WorkerEnabled { get; set; } = true;

    /// <summary>How often it looks whether there is something to do.</summary>
    public int PollMilliseconds { get; set; } = 2000;

    public IEnumerable<string> Faults()
    {
        foreach (var origin in ReturnOrigins.Where(origin => !IsOrigin(origin))) yield return $"{Section}:{nameof(ReturnOrigins)} has '{origin}'; each has to be a scheme and a host, as https://shop.example.";
        if (Patience < TimeSpan.FromMinutes(1)) yield return $"{Section}:{nameof(Patience)} is {Patience}; it has to be a minute or more.";
        if (PatienceWhilePaying < Patience) yield return $"{Section}:{nameof(PatienceWhilePaying)} is {PatienceWhilePaying}; it cannot be less than {Section}:{nameof(Patience)}, {Patience}.";
        if (TransferPatience < TimeSpan.FromHours(1)) yield return $"{Section}:{nameof(TransferPatience)} is {TransferPatience}; it has to be an hour or more.";
        if (RefundApprovalAbove < 0) yield return $"{Section}:{nameof(RefundApprovalAbove)} is {RefundApprovalAbove}; it cannot be below zero.";
        if (PollMilliseconds < 10) yield return $"{Section}:{nameof(PollMilliseconds)} is {PollMilliseconds}; it has to be 10 or more.";
    }

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
