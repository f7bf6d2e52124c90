using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers;

/// <summary>What the operator asks of sellers (section <c>Sellers</c>).</summary>
public sealed class SellersOptions
{
    public const string Section = "Sellers";

    private static readonly IReadOnlyList<KycDocumentKind> Usual = [KycDocumentKind.Identity, KycDocumentKind.ProofOfAddress, KycDocumentKind.CompanyRegistration];

    /// <summary>Whether only verified sellers are approved; one whose verification expires is then suspended.</summary>
    public bool KycRequired { get; set; }

    /// <summary>The papers that a verification needs; none stands for identity, proof of address and company registration.</summary>
    public IList<KycDocumentKind> KycDocuments { get; set; } = [];

    public IReadOnlyList<KycDocumentKind> RequiredDocuments => KycDocuments.Count == 0 ? Usual : [.. KycDocuments.Distinct()];
}
