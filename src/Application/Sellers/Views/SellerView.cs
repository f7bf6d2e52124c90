using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers.Views;

/// <summary>A seller, as itself, the public and the admins are told of it.</summary>
public sealed record SellerView : IView
{
    public SellerId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public RichText? Description { get; init; }

    public decimal? Rating { get; init; }

    public int RatingCount { get; init; }

    /// <summary>The products that the public finds of it.</summary>
    public int ProductCount { get; init; }

    public string LegalName { get; init; } = "";

    public string? RegistrationNumber { get; init; }

    public string? TaxNumber { get; init; }

    public Address? LegalAddress { get; init; }

    public string? ContactEmail { get; init; }

    public string? ContactPhone { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public SellerStatus Status { get; init; }

    public string? StatusReason { get; init; }

    public string BaseCurrency { get; init; } = "";

    public AcceptancePolicy AcceptancePolicy { get; init; }

    public TimeSpan AcceptancePeriod { get; init; }

    public TimeSpan ReturnWindow { get; init; }

    public PayoutSchedule PayoutSchedule { get; init; }

    public KycStatus KycStatus { get; init; }

    public DateTimeOffset? TermsAcceptedAt { get; init; }

    /// <summary>Null also where the caller may not see it.</summary>
    public KycCaseId? KycCaseId { get; init; }

    /// <summary>The last application that made it or put it back in the queue.</summary>
    public SellerApplicationId? ApplicationId { get; init; }

    /// <summary>Of several owners the first.</summary>
    public UserId? OwnerId { get; init; }

    public bool IsTrusted { get; init; }

    public string? ExternalId { get; init; }

    public UploadId? LogoId { get; init; }

    public UploadId? BannerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
