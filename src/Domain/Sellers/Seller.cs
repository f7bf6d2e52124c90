using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

public enum SellerStatus { Pending, Approved, Rejected, Suspended, Closing, Closed }

/// <summary>Who says yes to an order before it is the seller's duty.</summary>
public enum AcceptancePolicy { Automatic, Seller, Admin }

/// <summary>How often a seller is paid out.</summary>
public enum PayoutSchedule { Daily, Weekly, Monthly, Manual }

/// <summary>What a seller tells of itself; changed as a whole.</summary>
public sealed record SellerDetails(string Name, string Slug, string LegalName)
{
    public RichText? Description { get; init; }

    public string? RegistrationNumber { get; init; }

    public string? TaxNumber { get; init; }

    public Address? LegalAddress { get; init; }

    public string? ContactEmail { get; init; }

    public string? ContactPhone { get; init; }

    public AcceptancePolicy AcceptancePolicy { get; init; }

    /// <summary>How long an order waits for the yes.</summary>
    public TimeSpan AcceptancePeriod { get; init; } = TimeSpan.FromHours(48);

    /// <summary>How long after the delivery goods may come back.</summary>
    public TimeSpan ReturnWindow { get; init; } = TimeSpan.FromDays(14);

    public PayoutSchedule PayoutSchedule { get; init; } = PayoutSchedule.Weekly;

    public string? ExternalId { get; init; }

    public UploadId? LogoId { get; init; }

    public UploadId? BannerId { get; init; }
}

/// <summary>A business that sells here under its own name; only an approved one is visible and can be bought from.</summary>
public sealed class Seller : AggregateRoot, IAudited
{
    public const int MaxNameLength = 120;
    public const int MaxNumberLength = 60;
    public const int MaxEmailLength = 254;
    public const int MaxPhoneLength = 16;

    public static readonly TimeSpan MaxAcceptancePeriod = TimeSpan.FromDays(30);
    public static readonly TimeSpan MaxReturnWindow = TimeSpan.FromDays(365);

    private Seller() { } // EF Core

    public string? AuditedAs => "sellers";

    public SellerId Id { get; private init; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string LegalName { get; private set; } = "";

    public RichText? Description { get; private set; }

    public string? RegistrationNumber { get; private set; }

    public string? TaxNumber { get; private set; }

    public Address? LegalAddress { get; private set; }

    public string? ContactEmail { get; private set; }

    public string? ContactPhone { get; private set; }

    public AcceptancePolicy AcceptancePolicy { get; private set; }

    public TimeSpan AcceptancePeriod { get; private set; }

    public TimeSpan ReturnWindow { get; private set; }

    public PayoutSchedule PayoutSchedule { get; private set; }

    public string? ExternalId { get; private set; }

    public UploadId? LogoId { get; private set; }

    public UploadId? BannerId { get; private set; }

    /// <summary>In which its prices and earnings are kept; fixed.</summary>
    public string BaseCurrency { get; private init; } = "";

    public SellerStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public int PeopleRevision { get; private set; }

    /// <summary>How far its verification is; kept by the case.</summary>
    public KycStatus KycStatus { get; private set; }

    public DateTimeOffset? TermsAcceptedAt { get; private set; }

    /// <summary>May publish without review.</summary>
    public bool IsTrusted { get; private set; }

    public SellerDetails Details => new(Name, Slug, LegalName)
    {
        Description = Description,
        RegistrationNumber = RegistrationNumber,
        TaxNumber = TaxNumber,
        LegalAddress = LegalAddress,
        ContactEmail = ContactEmail,
        ContactPhone = ContactPhone,
        AcceptancePolicy = AcceptancePolicy,
        AcceptancePeriod = AcceptancePeriod,
        ReturnWindow = ReturnWindow,
        PayoutSchedule = PayoutSchedule,
        ExternalId = ExternalId,
        LogoId = LogoId,
        BannerId = BannerId,
    };

    public static Seller Register(SellerDetails details, string baseCurrency)
    {
        var seller = new Seller { Id = SellerId.New(), BaseCurrency = Require.Currency(baseCurrency, "baseCurrency") };
        seller.Take(details);
        seller.Raise(new SellerApplied(seller.Id));
        return seller;
    }

    public void Change(SellerDetails details)
    {
        Take(details);
        Raise(new SellerUpdated(Id));
    }

    /// <summary>Who belongs to it has changed; whoever changes that at the same moment has to look again.</summary>
    public void PeopleChanged() => PeopleRevision++;

    public void AcceptTerms(DateTimeOffset now) => TermsAcceptedAt ??= now;

    public void Verify(KycStatus status) => KycStatus = status;

    public void Trust(bool trusted)
    {
        IsTrusted = trusted;
        Raise(new SellerUpdated(Id));
    }

    public void Move(SellerStatus to, StateMachine<SellerStatus> moves, string? reason, DateTimeOffset now)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        Ensure.That(to is not SellerStatus.Approved || TermsAcceptedAt is not null, SellerErrors.TermsNotAccepted);

        Raise(new SellerStatusChanged(Id, Status, to, reason));
        (Status, StatusReason) = (to, reason);
        if (to is SellerStatus.Approved) ApprovedAt ??= now;
    }

    private void Take(SellerDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Slug = Require.Slug(details.Slug);
        LegalName = Require.Text(details.LegalName, MaxNameLength, "legalName");
        Description = details.Description?.Checked("description");
        RegistrationNumber = Require.OptionalText(details.RegistrationNumber, MaxNumberLength, "registrationNumber");
        TaxNumber = Require.OptionalText(details.TaxNumber, MaxNumberLength, "taxNumber");
        LegalAddress = details.LegalAddress?.Checked("legalAddress");
        ContactEmail = Require.OptionalText(details.ContactEmail, MaxEmailLength, "contactEmail");
        ContactPhone = Require.OptionalText(details.ContactPhone, MaxPhoneLength, "contactPhone");
        AcceptancePolicy = details.AcceptancePolicy;
        AcceptancePeriod = Require.Duration(details.AcceptancePeriod, TimeSpan.FromMinutes(1), MaxAcceptancePeriod, "acceptancePeriod");
        ReturnWindow = Require.Duration(details.ReturnWindow, TimeSpan.Zero, MaxReturnWindow, "returnWindow");
        PayoutSchedule = details.PayoutSchedule;
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
        (LogoId, BannerId) = (details.LogoId, details.BannerId);
    }
}
