namespace Marketplace.Domain.Ordering;

/// <summary>Under which terms a seller order was placed, and what is due by them.</summary>
public sealed partial class SellerOrder
{
    /// <summary>How long somebody has to say yes or no, once it waits for that.</summary>
    public TimeSpan AcceptancePeriod { get; private set; }

    /// <summary>The seller leaves it to the operators to say yes or no.</summary>
    public bool OnlyAdminAccepts { get; private set; }

    /// <summary>How long the buyer may send goods back after delivery.</summary>
    public TimeSpan ReturnWindow { get; private init; }

    public DateTimeOffset? ReturnWindowEndsAt { get; private set; }

    /// <summary>When the seller can have its share; null before delivery, and when it has it.</summary>
    public DateTimeOffset? ReleaseDueAt { get; private set; }

    public SellerOrderManners Manners => new(FulfilmentMethod, OnlyAdminAccepts, ParcelsBack);

    /// <summary>Somebody says yes first.</summary>
    public void DemandAcceptance(TimeSpan period, bool onlyAdmin) => (NeedsAcceptance, AcceptancePeriod, OnlyAdminAccepts) = (true, period, onlyAdmin);

    /// <summary>It is delivered; the buyer has so long to complain before the seller can have its share.</summary>
    public void HoldShare(TimeSpan time) => ReleaseDueAt = DeliveredAt + time;

    public void HoldShareUntil(DateTimeOffset at) => ReleaseDueAt = at;

    public void ReleaseShare() => ReleaseDueAt = null;
}

/// <summary>What of a seller order decides which moves it has.</summary>
public readonly record struct SellerOrderManners(FulfilmentMethod Method, bool OnlyAdminAccepts, ParcelsBack ParcelsBack = ParcelsBack.None);
