using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers.Contracts;

public sealed record KycStatusChanged(KycCaseId CaseId, SellerId SellerId, KycStatus Before, KycStatus After, string? Reason) : IStateChange
{
    public string Name => (Before, After) switch
    {
        (KycStatus.InReview, KycStatus.Collecting) => "kyc.moreInfo",
        _ => $"kyc.{To}",
    };

    public Guid SubjectId => CaseId.Value;

    public string SubjectType => "kycCases";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

public sealed record KycDocumentAdded(KycDocumentId DocumentId) : IDomainEvent
{
    public string Name => "kycDocument.added";

    public Guid SubjectId => DocumentId.Value;
}

public sealed record KycDocumentTakenBack(KycDocumentId DocumentId) : IDomainEvent
{
    public string Name => "kycDocument.takenBack";

    public Guid SubjectId => DocumentId.Value;
}

public sealed record KycDocumentStatusChanged(KycDocumentId DocumentId, KycDocumentStatus Before, KycDocumentStatus After, string? Reason) : IStateChange
{
    public string Name => $"kycDocument.{To}";

    public Guid SubjectId => DocumentId.Value;

    public string SubjectType => "kycDocuments";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
