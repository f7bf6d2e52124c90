using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

/// <summary>A stretch of a weekday during which a shop is open.</summary>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes);

public sealed record ShopDetails(string Name, string Slug, Address Address, string TimeZone)
{
    public RichText? Description { get; init; }

    public decimal? Latitude { get; init; }

    public decimal? Longitude { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public bool IsOpen { get; init; } = true;

    public bool IsPublished { get; init; } = true;

    public IReadOnlyList<OpeningHours> OpeningHours { get; init; } = [];

    public string? ExternalId { get; init; }

    public UploadId? LogoId { get; init; }

    public UploadId? CoverId { get; init; }
}

/// <summary>A place that a seller sells from. What a closed one offers can be seen and not bought.</summary>
public sealed class Shop : AggregateRoot
{
    public const int MaxNameLength = 120;
    public const int MaxOpeningHours = 50;

    private Shop() { } // EF Core

    public ShopId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public RichText? Description { get; private set; }

    public Address Address { get; private set; } = null!;

    public decimal? Latitude { get; private set; }

    public decimal? Longitude { get; private set; }

    public string? Phone { get; private set; }

    public string? Email { get; private set; }

    /// <summary>The seller's switch; hours and closures come on top of it.</summary>
    public bool IsOpen { get; private set; }

    public bool IsPublished { get; private set; }

    public IReadOnlyList<OpeningHours> OpeningHours { get; private set; } = [];

    public string TimeZone { get; private set; } = "";

    public string? ExternalId { get; private set; }

    public UploadId? LogoId { get; private set; }

    public UploadId? CoverId { get; private set; }

    public ShopDetails Details => new(Name, Slug, Address, TimeZone)
    {
        Description = Description,
        Latitude = Latitude,
        Longitude = Longitude,
        Phone = Phone,
        Email = Email,
        IsOpen = IsOpen,
        IsPublished = IsPublished,
        OpeningHours = OpeningHours,
        ExternalId = ExternalId,
        LogoId = LogoId,
        CoverId = CoverId,
    };

    public static Shop Open(SellerId sellerId, ShopDetails details)
    {
        var shop = new Shop { Id = ShopId.New(), SellerId = sellerId };
        shop.Change(details);
        return shop;
    }

    public void Change(ShopDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Slug = Require.Slug(details.Slug);
        Description = details.Description?.Checked("description");
        Address = details.Address.Checked("address");
        Ensure.That(details.Latitude is null == details.Longitude is null, ShopErrors.HalfALocation);
        Ensure.That(details.Latitude is null or (>= -90 and <= 90), ShopErrors.Latitude);
        Ensure.That(details.Longitude is null or (>= -180 and <= 180), ShopErrors.Longitude);
        (Latitude, Longitude) = (details.Latitude, details.Longitude);
        Phone = Require.OptionalText(details.Phone, Seller.MaxPhoneLength, "phone");
        Email = Require.OptionalText(details.Email, Seller.MaxEmailLength, "email");
        Ensure.That(details.OpeningHours.Count <= MaxOpeningHours, ShopErrors.TooManyHours);
        Ensure.That(details.OpeningHours.All(hours => hours.Opens < hours.Closes), ShopErrors.HoursEndBeforeTheyBegin);
        OpeningHours = details.OpeningHours;
        Ensure.That(TimeZoneInfo.TryFindSystemTimeZoneById(details.TimeZone, out _), ShopErrors.UnknownTimeZone);
        TimeZone = details.TimeZone;
        (IsOpen, IsPublished) = (details.IsOpen, details.IsPublished);
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
        (LogoId, CoverId) = (details.LogoId, details.CoverId);
        Raise(new ShopUpdated(Id, SellerId));
    }
}
