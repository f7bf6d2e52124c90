using Marketplace.Domain.Common;

namespace Marketplace.Domain.Customers.Contracts;

/// <summary>A guest turned out to be somebody with an account: what belongs to the one belongs to the other.</summary>
public sealed record CustomerProfileClaimed(BuyerId ProfileId, BuyerId OwnerId) : IDomainEvent
{
    public string Name => "customerProfile.claimed";

    public Guid SubjectId => ProfileId.Value;
}

public sealed record PrivacyRequestReceived(PrivacyRequestId RequestId) : IDomainEvent
{
    public string Name => "privacyRequest.received";

    public Guid SubjectId => RequestId.Value;
}

public sealed record PrivacyRequestMoved(PrivacyRequestId RequestId, PrivacyStatus Before, PrivacyStatus After, string? Reason) : IStateChange
{
    public string Name => $"privacyRequest.{To}";

    public Guid SubjectId => RequestId.Value;

    public string SubjectType => "privacyRequests";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
