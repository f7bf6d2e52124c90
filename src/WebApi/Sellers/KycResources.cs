using Marketplace.Application.Common;
using Marketplace.Application.Sellers;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Sellers;

/// <summary>How a seller shows who it is.</summary>
internal static class KycResources
{
    private const string Permission = "kyc";
    private const int MaxChecks = 20;

    private static readonly ValueFormat<IReadOnlyList<KycCheck>> Checks = new ListFormat<KycCheck>(
        ObjectFormat<KycCheck>.Of(
            static _ => throw new NotSupportedException("Checks are made here; nobody sends them."),
            static check =>
            {
                check.With("kind", static value => value.Kind, StringFormat.Any, required: true);
                check.With("result", static value => value.Result, StringFormat.Any, required: true);
                check.With<DateTimeOffset>("at", static value => value.At, TimestampFormat.Instance, required: true);
            }),
        MaxChecks);

    public static ResourceType Cases { get; } = Resource.Type<KycCaseView, KycCaseId>("kycCases", verification => verification.Id, type =>
    {
        type.Describe("The verification of a seller; each has one. The owner collects documents and submits them; somebody who does not belong to the seller reviews them. Back from review to collecting means that more information is needed.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Transition, AccessOn(Surface.Seller));
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, AccessOn(Surface.Admin));
        type.HoldsSecrets();
        type.Attribute("status", verification => verification.Status, EnumFormat<KycStatus>.Instance).Filter().Sort();
        type.Attribute("requiredDocuments", verification => verification.RequiredDocuments, new ListFormat<KycDocumentKind>(EnumFormat<KycDocumentKind>.Instance, Enum.GetValues<KycDocumentKind>().Length));
        type.Attribute("reason", verification => verification.Reason, StringFormat.Any);
        type.Attribute("submittedAt", verification => verification.SubmittedAt, TimestampFormat.Instance).Filter(Operators.Comparison | Operators.IsNull).Sort();
        type.Attribute("decidedAt", verification => verification.DecidedAt, TimestampFormat.Instance);
        type.Attribute("expiresOn", verification => verification.ExpiresOn, DateFormat.Instance).Describe("The last day on which all documents count.").Filter(Operators.Comparison | Operators.IsNull);
        type.Attribute("checks", verification => verification.Checks, Checks).On(Surfaces.Admin);
        type.Timestamps(verification => verification.CreatedAt, verification => verification.UpdatedAt);
        type.ToOne("seller", verification => verification.SellerId, "sellers");
        type.ToMany("documents", "kycDocuments", nameof(KycDocumentView.CaseId));
        type.ToOne("reviewer", verification => verification.ReviewerId, "users").On(Surfaces.Admin);
        type.FilterId("seller", verification => verification.SellerId, Surfaces.Admin);
        type.SortByDefault("-submittedAt");
        type.Include("documents", "documents.upload", "seller", "reviewer");
        type.Moves(verification => verification.Status, (id, to, reason) => new MoveKycCaseCommand(new(id), to, reason), (verification, surface) =>
            (surface == Surface.Admin ? KycMoves.OfReviewer : KycMoves.OfOwner).From(verification.Status));
    });

    public static ResourceType Documents { get; } = Resource.Type<KycDocumentView, KycDocumentId>("kycDocuments", document => document.Id, type =>
    {
        type.Describe("A document of a verification: a private upload with the purpose kycDocument. Its number is told to nobody. Added and taken back while the case is collecting, judged while it is in review.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Delete, AccessOn(Surface.Seller));
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, AccessOn(Surface.Admin));
        type.HoldsSecrets();
        type.Attribute("kind", document => document.Kind, EnumFormat<KycDocumentKind>.Instance).CreateOnly(required: true).Filter();
        type.Input("number", new StringFormat(KycDocument.MaxNumberLength, minLength: 1)).CreateOnly();
        type.Attribute("issuedOn", document => document.IssuedOn, DateFormat.Instance).CreateOnly();
        type.Attribute("expiresOn", document => document.ExpiresOn, DateFormat.Instance).CreateOnly();
        type.Attribute("status", document => document.Status, EnumFormat<KycDocumentStatus>.Instance).Filter();
        type.Attribute("reason", document => document.Reason, StringFormat.Any);
        type.Timestamps(document => document.CreatedAt, document => document.UpdatedAt);
        type.ToOne("kycCase", document => document.CaseId, "kycCases").Required();
        type.ToOne("upload", document => document.UploadId, "uploads").Required();
        type.FilterId("kycCase", document => document.CaseId);
        type.Include("upload");
        type.Create(body => new AddKycDocumentCommand(
            body.RequiredOne<KycCaseId>("kycCase"), body.RequiredOne<UploadId>("upload"),
            new KycPaper(body.Required<KycDocumentKind>("kind")) { IssuedOn = body.Get<DateOnly?>("issuedOn"), ExpiresOn = body.Get<DateOnly?>("expiresOn") }, body.Get<string>("number")));
        type.Delete(id => new TakeBackKycDocumentCommand(new(id)));
        type.Moves(
            document => document.Status, (id, to, reason) => new JudgeKycDocumentCommand(new(id), to, reason),
            (document, surface) => surface == Surface.Admin && document.CaseStatus is KycStatus.InReview ? KycMoves.OfDocument.From(document.Status) : [],
            (KycDocumentView document) => document.CaseStatus);
    });

    /// <summary>For a seller its owner in person; for the operators who may verify.</summary>
    public static AccessRule AccessOn(Surface surface) => surface == Surface.Seller ? AccessRule.PersonWith(Permission) : AccessRule.Permission(Permission);
}
