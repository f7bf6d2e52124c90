using Marketplace.Application.Common;

namespace Marketplace.Application.Ordering;

/// <summary>What becomes of an order that nobody has said yes or no to in time.</summary>
public enum OverdueAnswer { Reject, Confirm }

/// <summary>How orders are accepted, handed over and paid out (section <c>Ordering</c>).</summary>
public sealed class OrderingOptions : ICheckedSettings
{
    public const string Section = "Ordering";

    /// <summary>What becomes of an order that nobody has answered within the seller's time for it: it is rejected, or confirmed.</summary>
    public OverdueAnswer AcceptanceOverdue { get; set; }

    /// <summary>How long after delivery a seller's share stays with the marketplace; not at all where the buyer has told the code of a pickup.</summary>
    public TimeSpan HoldTime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long a code for a pickup is good; the seller has another one made then.</summary>
    public TimeSpan PickupCodeLife { get; set; } = TimeSpan.FromDays(30);

    public IEnumerable<string> Faults()
    {
        if (PickupCodeLife < TimeSpan.FromHours(1)) yield return $"{Section}:{nameof(PickupCodeLife)} is {PickupCodeLife}; it has to be an hour or more.";
        if (HoldTime < TimeSpan.Zero) yield return $"{Section}:{nameof(HoldTime)} is {HoldTime}; it cannot be less than nothing.";
    }
}
