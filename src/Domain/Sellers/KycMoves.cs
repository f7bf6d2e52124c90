using Marketplace.Domain.Common;
using static Marketplace.Domain.Sellers.KycStatus;

namespace Marketplace.Domain.Sellers;

public enum KycStatus { NotStarted, Collecting, Submitted, InReview, Verified, Rejected, Expired }

public enum KycDocumentStatus { Pending, Accepted, Rejected }

/// <summary>Who may move a verification, and its papers, where.</summary>
public static class KycMoves
{
    public static readonly StateMachine<KycStatus> OfOwner = new((NotStarted, Collecting), (Collecting, Submitted), (Rejected, Collecting), (Expired, Collecting));

    /// <summary>Back to collecting means that more information is needed.</summary>
    public static readonly StateMachine<KycStatus> OfReviewer = new((Submitted, InReview), (InReview, Verified), (InReview, Rejected), (InReview, Collecting))
    {
        ReasonedStates = [Rejected, Collecting],
    };

    /// <summary>When a paper that it rests on has run out.</summary>
    public static readonly StateMachine<KycStatus> OfSystem = new((Verified, Expired));

    /// <summary>A reviewer may have second thoughts as long as the review lasts.</summary>
    public static readonly StateMachine<KycDocumentStatus> OfDocument = new(
        (KycDocumentStatus.Pending, KycDocumentStatus.Accepted), (KycDocumentStatus.Pending, KycDocumentStatus.Rejected),
        (KycDocumentStatus.Accepted, KycDocumentStatus.Rejected), (KycDocumentStatus.Rejected, KycDocumentStatus.Accepted))
    {
        ReasonedStates = [KycDocumentStatus.Rejected],
    };
}
