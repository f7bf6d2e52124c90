using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

public enum ApplicationStatus { Pending, Approved, Rejected }

/// <summary>What a person tells of the business that wants to sell here.</summary>
public sealed record ApplicationDetails(string BusinessName, string Description, string Country)
{
    public string? Phone { get; init; }
}

/// <summary>Somebody asks to sell. It makes a seller that waits; what becomes of the seller decides the application.</summary>
public sealed class SellerApplication : AggregateRoot, IAudited
{
    public const int MaxDescriptionLength = 4000;

    private const string ToBeTold = "To be told.";

    private SellerApplication() { } // EF Core

    public string? AuditedAs => "sellerApplications";

    public SellerApplicationId Id { get; private init; }

    public UserId ApplicantId { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>Not yet, of who only said at the registration to want to sell: such an application waits for its rest.</summary>
    public bool AcceptsTerms { get; private set; }

    public string BusinessName { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string Country { get; private set; } = "";

    public string? Phone { get; private set; }

    public ApplicationStatus Status { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public static SellerApplication Make(UserId applicant, SellerId seller, ApplicationDetails details)
    {
        var application = Wish(applicant, seller, details.BusinessName, details.Country);
        application.Complete(details);
        return application;
    }

    /// <summary>Somebody registers and wants to sell, and has said nothing else.</summary>
    public static SellerApplication Wish(UserId applicant, SellerId seller, string name, string country) =>
        new() { Id = SellerApplicationId.New(), ApplicantId = applicant, SellerId = seller, BusinessName = name, Description = ToBeTold, Country = country };

    /// <summary>The terms are accepted, and the business told of.</summary>
    public void Complete(ApplicationDetails details)
    {
        Ensure.That(Domain.Common.Country.IsKnown(details.Country), new(ErrorKind.Invalid, "invalid_value", "A country is a code of ISO 3166-1, two letters.", "country"));
        BusinessName = Require.Text(details.BusinessName, Seller.MaxNameLength, "businessName");
        Description = Require.Text(details.Description, MaxDescriptionLength, "description");
        Country = details.Country;
        Phone = details.Phone is null ? null : PhoneNumber.Checked(details.Phone, "phone");
        AcceptsTerms = true;
    }

    /// <summary>Who applied is erased; that the business did stays.</summary>
    public void ForgetPerson() => Phone = null;

    public void Decide(ApplicationStatus decision, string? reason, DateTimeOffset now) => (Status, DecisionReason, DecidedAt) = (decision, reason, now);
}
