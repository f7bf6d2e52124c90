using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers.Views;

public sealed record KycCaseView : IView
{
    public KycCaseId Id { get; init; }

    public int Revision { get; init; }

    public SellerId SellerId { get; init; }

    public KycStatus Status { get; init; }

    public IReadOnlyList<KycDocumentKind> RequiredDocuments { get; init; } = [];

    public string? Reason { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public IReadOnlyList<KycCheck> Checks { get; init; } = [];

    public UserId? ReviewerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A document without its number, which nobody is told.</summary>
public sealed record KycDocumentView : IView
{
    public KycDocumentId Id { get; init; }

    public int Revision { get; init; }

    public KycCaseId CaseId { get; init; }

    public UploadId UploadId { get; init; }

    public KycDocumentKind Kind { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public KycDocumentStatus Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>Not shown; documents are judged during the review only.</summary>
    public KycStatus CaseStatus { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
