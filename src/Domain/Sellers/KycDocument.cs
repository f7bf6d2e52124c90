using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

public enum KycDocumentKind { Identity, ProofOfAddress, CompanyRegistration, TaxCertificate, BankStatement }

/// <summary>What a paper tells of itself.</summary>
public sealed record KycPaper(KycDocumentKind Kind)
{
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly? ExpiresOn { get; init; }
}

/// <summary>A paper of a seller's verification. Its bytes are a private file, its number is kept encrypted and told to nobody.</summary>
public sealed class KycDocument : AggregateRoot, IAudited
{
    public const int MaxNumberLength = 100;

    private KycDocument() { } // EF Core

    public string? AuditedAs => "kycDocuments";

    public KycDocumentId Id { get; private init; }

    public KycCaseId CaseId { get; private init; }

    public SellerId SellerId { get; private init; }

    public UploadId UploadId { get; private init; }

    public KycDocumentKind Kind { get; private init; }

    public byte[]? SealedNumber { get; private set; }

    public DateOnly? IssuedOn { get; private init; }

    public DateOnly? ExpiresOn { get; private init; }

    public KycDocumentStatus Status { get; private set; }

    public string? Reason { get; private set; }

    internal static KycDocument Of(KycCase verification, UploadId upload, KycPaper paper, DateOnly today)
    {
        Ensure.That(paper.ExpiresOn is null || paper.ExpiresOn >= today, KycErrors.OutOfDate);
        Ensure.That(paper.IssuedOn is null || (paper.IssuedOn <= today && (paper.ExpiresOn is null || paper.IssuedOn <= paper.ExpiresOn)), KycErrors.IssuedLater);
        var document = new KycDocument
        {
            Id = KycDocumentId.New(),
            CaseId = verification.Id,
            SellerId = verification.SellerId,
            UploadId = upload,
            Kind = paper.Kind,
            IssuedOn = paper.IssuedOn,
            ExpiresOn = paper.ExpiresOn,
        };
        document.Raise(new KycDocumentAdded(document.Id));
        return document;
    }

    /// <param name="sealedNumber">Encrypted by whoever has the keys.</param>
    public void KeepNumber(byte[] sealedNumber) => SealedNumber = sealedNumber;

    public bool HasRunOut(DateOnly today) => ExpiresOn < today;

    internal bool MustBeReplaced(DateOnly today) => Status is KycDocumentStatus.Rejected || HasRunOut(today);

    internal void Move(KycDocumentStatus to, string? reason)
    {
        reason = KycMoves.OfDocument.Check(Status, to, reason);
        Raise(new KycDocumentStatusChanged(Id, Status, to, reason));
        (Status, Reason) = (to, reason);
    }

    internal void TakeBack() => Raise(new KycDocumentTakenBack(Id));
}
