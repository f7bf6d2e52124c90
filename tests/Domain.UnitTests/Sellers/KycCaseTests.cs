using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Kind = Marketplace.Domain.Sellers.KycDocumentKind;

namespace Marketplace.Domain.UnitTests.Sellers;

public class KycCaseTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 1, 2);
    private static readonly UserId Reviewer = UserId.New();

    private readonly List<KycDocument> _documents = [];
    private readonly KycCase _case = KycCase.Open(SellerId.New(), [Kind.Identity]);

    [Fact]
    public void From_nothing_to_verified()
    {
        Collect(Kind.Identity, Kind.ProofOfAddress);
        var identity = Add(Kind.Identity, expiresOn: Today.AddDays(90));
        var address = Add(Kind.ProofOfAddress, expiresOn: Today.AddDays(30));
        Owner(KycStatus.Submitted);
        Review(KycStatus.InReview);
        foreach (var document in (KycDocument[])[identity, address]) _case.Judge(document, KycDocumentStatus.Accepted, reason: null);
        Review(KycStatus.Verified);

        _case.Status.ShouldBe(KycStatus.Verified);
        (_case.SubmittedAt, _case.DecidedAt, _case.ReviewerId).ShouldBe((Now, Now, Reviewer));
        _case.ExpiresOn.ShouldBe(Today.AddDays(30));
        _case.Checks.Select(check => (check.Kind, check.Result)).ShouldBe([("completeness", "passed"), ("validity", "passed")]);
        _case.Events.OfType<KycStatusChanged>().Select(moved => moved.Name).ShouldBe(["kyc.collecting", "kyc.submitted", "kyc.inReview", "kyc.verified"]);
    }

    [Fact]
    public void What_is_asked_is_fixed_when_collecting_begins()
    {
        Collect(Kind.TaxCertificate);

        _case.RequiredDocuments.ShouldBe([Kind.TaxCertificate]);
    }

    [Fact]
    public void Nothing_is_submitted_without_all_that_is_asked()
    {
        Collect(Kind.Identity, Kind.ProofOfAddress);
        Add(Kind.Identity);

        var error = Should.Throw<DomainException>(() => Owner(KycStatus.Submitted)).Error;
        (error.Code, error.Member).ShouldBe(("invalid_state_transition", "to"));
        error.Meta!["missing"].ShouldBe(new[] { "proofOfAddress" });
    }

    [Fact]
    public void A_rejected_document_is_replaced_before_the_next_try()
    {
        Collect(Kind.Identity);
        var blurred = Add(Kind.Identity);
        Owner(KycStatus.Submitted);
        Review(KycStatus.InReview);
        _case.Judge(blurred, KycDocumentStatus.Rejected, "Blurred");
        Review(KycStatus.Collecting, "A sharper picture, please");

        _case.Events.OfType<KycStatusChanged>().Last().Name.ShouldBe("kyc.moreInfo");
        Refused.By(() => Owner(KycStatus.Submitted)).ShouldBe(("invalid_state_transition", "to"));
        _case.TakeBack(blurred, _documents);
        _documents.Remove(blurred);
        Add(Kind.Identity);
        Owner(KycStatus.Submitted);
        _case.DecidedAt.ShouldBeNull();
    }

    [Fact]
    public void Verified_is_only_what_was_accepted_to_the_last_document()
    {
        Collect(Kind.Identity);
        Add(Kind.Identity);
        BeginReview();
        var other = _documents[0];
        Should.Throw<DomainException>(() => Review(KycStatus.Verified)).Error.Meta!["notAccepted"].ShouldBe(new[] { "identity" });
        _case.Judge(other, KycDocumentStatus.Accepted, reason: null);
        _case.Judge(other, KycDocumentStatus.Rejected, "On second thoughts");

        Refused.By(() => Review(KycStatus.Verified)).ShouldBe(("invalid_state_transition", "to"));
    }

    [Fact]
    public void A_document_that_runs_out_during_the_review_verifies_nobody()
    {
        Collect(Kind.Identity);
        Add(Kind.Identity, Today);
        BeginReview();
        _case.Judge(_documents[0], KycDocumentStatus.Accepted, reason: null);

        Refused.By(() => _case.Move(KycStatus.Verified, KycMoves.OfReviewer, reason: null, Facts() with { Now = Now.AddDays(1) })).ShouldBe(("invalid_state_transition", "to"));
    }

    [Fact]
    public void Saying_no_and_asking_for_more_need_reasons()
    {
        Collect(Kind.Identity);
        Add(Kind.Identity);
        BeginReview();

        Refused.By(() => Review(KycStatus.Rejected)).ShouldBe(("required", "reason"));
        Refused.By(() => Review(KycStatus.Collecting)).ShouldBe(("required", "reason"));
        Refused.By(() => _case.Judge(_documents[0], KycDocumentStatus.Rejected, " ")).ShouldBe(("required", "reason"));
    }

    [Fact]
    public void After_no_and_after_expiry_the_owner_begins_again()
    {
        Collect(Kind.Identity);
        Add(Kind.Identity);
        BeginReview();
        Review(KycStatus.Rejected, "Forged");
        Owner(KycStatus.Collecting);
        _case.Status.ShouldBe(KycStatus.Collecting);

        BeginReview();
        _case.Judge(_documents[0], KycDocumentStatus.Accepted, reason: null);
        Review(KycStatus.Verified);
        _case.Move(KycStatus.Expired, KycMoves.OfSystem, reason: null, Facts());
        Owner(KycStatus.Collecting);
        _case.Status.ShouldBe(KycStatus.Collecting);
    }

    [Fact]
    public void Documents_come_and_go_while_collecting_and_are_judged_in_review()
    {
        Refused.By(() => Add(Kind.Identity)).Code.ShouldBe("invalid_state_transition");
        Collect(Kind.Identity);
        var document = Add(Kind.Identity);
        Refused.By(() => _case.Judge(document, KycDocumentStatus.Accepted, reason: null)).ShouldBe(("invalid_state_transition", "to"));
        Owner(KycStatus.Submitted);

        Refused.By(() => Add(Kind.ProofOfAddress)).Code.ShouldBe("invalid_state_transition");
        Refused.By(() => _case.TakeBack(document, _documents)).Code.ShouldBe("invalid_state_transition");
    }

    [Fact]
    public void The_dates_of_a_document_make_sense()
    {
        Collect(Kind.Identity);

        Refused.By(() => Add(Kind.Identity, expiresOn: Today.AddDays(-1))).ShouldBe(("invalid_value", "expiresOn"));
        Refused.By(() => Add(Kind.Identity, issuedOn: Today.AddDays(1))).ShouldBe(("invalid_value", "issuedOn"));
        Add(Kind.Identity, expiresOn: Today, issuedOn: Today).HasRunOut(Today).ShouldBeFalse();
    }

    [Theory]
    [InlineData(KycStatus.Verified)]
    [InlineData(KycStatus.InReview)]
    [InlineData(KycStatus.Expired)]
    public void The_owner_decides_nothing(KycStatus to)
    {
        Collect(Kind.Identity);
        Add(Kind.Identity);
        Owner(KycStatus.Submitted);

        Refused.By(() => Owner(to)).ShouldBe(("invalid_state_transition", "to"));
    }

    private void BeginReview()
    {
        Owner(KycStatus.Submitted);
        Review(KycStatus.InReview);
    }

    private void Owner(KycStatus to) => _case.Move(to, KycMoves.OfOwner, reason: null, Facts());

    private void Review(KycStatus to, string? reason = null) => _case.Move(to, KycMoves.OfReviewer, reason, Facts());

    private void Collect(params KycDocumentKind[] required) => _case.Move(KycStatus.Collecting, KycMoves.OfOwner, reason: null, Facts(required));

    private KycFacts Facts(params KycDocumentKind[] required) => new(_documents, required.Length == 0 ? _case.RequiredDocuments : required, Reviewer, Now);

    private KycDocument Add(KycDocumentKind kind, DateOnly? expiresOn = null, DateOnly? issuedOn = null)
    {
        var document = _case.Add(UploadId.New(), new KycPaper(kind) { ExpiresOn = expiresOn, IssuedOn = issuedOn }, _documents, Now);
        _documents.Add(document);
        return document;
    }
}
