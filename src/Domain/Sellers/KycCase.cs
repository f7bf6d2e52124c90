using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

/// <summary>What was looked at without a person.</summary>
/// <param name="Kind">What was looked at: <c>completeness</c>, <c>validity</c>.</param>
/// <param name="Result"><c>passed</c> or <c>failed</c>.</param>
public sealed record KycCheck(string Kind, string Result, DateTimeOffset At);

/// <summary>What a move of a verification is judged by.</summary>
/// <param name="Documents">All of the case.</param>
/// <param name="Required">What the operator asks of every seller now.</param>
/// <param name="By">Who makes the move; null for the program itself.</param>
public sealed record KycFacts(IReadOnlyCollection<KycDocument> Documents, IReadOnlyList<KycDocumentKind> Required, UserId? By, DateTimeOffset Now)
{
    internal DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}

/// <summary>The verification of a seller: one for each, for as long as there is the seller. Whatever happens to a document happens through it, so that two changes meet.</summary>
public sealed class KycCase : AggregateRoot, IAudited
{
    private KycCase() { } // EF Core

    public string? AuditedAs => "kycCases";

    public KycCaseId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    public KycStatus Status { get; private set; }

    /// <summary>What was asked of the seller when collecting began.</summary>
    public IReadOnlyList<KycDocumentKind> RequiredDocuments { get; private set; } = [];

    public string? Reason { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The last day on which all documents count.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public UserId? ReviewerId { get; private set; }

    public IReadOnlyList<KycCheck> Checks { get; private set; } = [];

    public int DocumentsRevision { get; private set; }

    public static KycCase Open(SellerId seller, IReadOnlyList<KycDocumentKind> required) => new() { Id = KycCaseId.New(), SellerId = seller, RequiredDocuments = required };

    /// <param name="documents">Those that are there already.</param>
    public KycDocument Add(UploadId upload, KycPaper paper, IReadOnlyCollection<KycDocument> documents, DateTimeOffset now)
    {
        Ensure.That(Status is KycStatus.Collecting, KycErrors.NotCollecting);
        var document = KycDocument.Of(this, upload, paper, DateOnly.FromDateTime(now.UtcDateTime));
        DocumentsAre([.. documents, document]);
        return document;
    }

    public void TakeBack(KycDocument document, IReadOnlyCollection<KycDocument> documents)
    {
        Ensure.That(Status is KycStatus.Collecting, KycErrors.NotCollecting);
        document.TakeBack();
        DocumentsAre([.. documents.Where(other => other.Id != document.Id)]);
    }

    public void Judge(KycDocument document, KycDocumentStatus verdict, string? reason)
    {
        Ensure.That(Status is KycStatus.InReview, KycErrors.NotInReview);
        document.Move(verdict, reason);
        DocumentsRevision++;
    }

    public void Move(KycStatus to, StateMachine<KycStatus> moves, string? reason, KycFacts facts)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        switch (to)
        {
            case KycStatus.Collecting:
                RequiredDocuments = facts.Required;
                break;
            case KycStatus.Submitted:
                Submit(facts);
                break;
            case KycStatus.InReview:
                ReviewerId = facts.By;
                break;
            case KycStatus.Verified or KycStatus.Rejected:
                Decide(to, facts);
                break;
        }

        Raise(new KycStatusChanged(Id, SellerId, Status, to, reason));
        (Status, Reason) = (to, reason);
    }

    private void Submit(KycFacts facts)
    {
        var replace = facts.Documents.Where(document => document.MustBeReplaced(facts.Today)).Select(document => document.Kind).Distinct().ToList();
        Ensure.That(replace.Count == 0, KycErrors.ToBeReplaced(replace));
        var missing = RequiredDocuments.Except(facts.Documents.Select(document => document.Kind)).ToList();
        Ensure.That(missing.Count == 0, KycErrors.Missing(missing));
        (SubmittedAt, DecidedAt, ReviewerId) = (facts.Now, null, null);
        Checks = [new("completeness", "passed", facts.Now), Validity(facts)];
        DocumentsAre(facts.Documents);
    }

    private void Decide(KycStatus decision, KycFacts facts)
    {
        Checks = [.. Checks.Where(check => check.Kind != "validity"), Validity(facts)];
        if (decision is KycStatus.Verified)
        {
            var open = facts.Documents.Where(document => document.Status is not KycDocumentStatus.Accepted || document.HasRunOut(facts.Today)).Select(document => document.Kind).Distinct().ToList();
            Ensure.That(open.Count == 0, KycErrors.NotAccepted(open));
        }

        (DecidedAt, ReviewerId) = (facts.Now, facts.By);
    }

    private static KycCheck Validity(KycFacts facts) => new("validity", facts.Documents.Any(document => document.HasRunOut(facts.Today)) ? "failed" : "passed", facts.Now);

    private void DocumentsAre(IReadOnlyCollection<KycDocument> documents)
    {
        ExpiresOn = documents.Min(document => document.ExpiresOn);
        DocumentsRevision++;
    }
}
