using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>The public sees approved sellers and their published shops; a seller itself, in any state.</summary>
internal sealed class ReadSellers(ISellersDb db, ICaller caller, IPublicCatalog catalog, TimeProvider clock) :
    IRequestHandler<Read<SellerView>, Page<SellerView>>,
    IRequestHandler<Read<ShopView>, Page<ShopView>>
{
    private IQueryable<Seller> Sellers => caller.Surface switch
    {
        Surface.Public => db.Sellers.Where(seller => seller.Status == SellerStatus.Approved),
        Surface.Seller => db.Sellers.Where(seller => seller.Id == caller.SellerId),
        _ => db.Sellers,
    };

    private IQueryable<Shop> Shops => caller.Surface == Surface.Public ? db.Shops.Where(shop => shop.IsPublished) : db.Shops;

    public Task<Page<SellerView>> Handle(Read<SellerView> request, CancellationToken cancellationToken) => Views(caller.SeesVerification).PageAsync(request, cancellationToken);

    private IQueryable<SellerView> Views(bool seesPapers) => Sellers
        .Select(seller => new SellerView
        {
            Id = seller.Id,
            Revision = seller.Version,
            Name = seller.Name,
            Slug = seller.Slug,
            Description = seller.Description,
            Rating = null,
            ProductCount = catalog.PublicOffers.Count(offer => offer.SellerId == seller.Id),
            LegalName = seller.LegalName,
            RegistrationNumber = seller.RegistrationNumber,
            TaxNumber = seller.TaxNumber,
            LegalAddress = seller.LegalAddress,
            ContactEmail = seller.ContactEmail,
            ContactPhone = seller.ContactPhone,
            ApprovedAt = seller.ApprovedAt,
            Status = seller.Status,
            StatusReason = seller.StatusReason,
            BaseCurrency = seller.BaseCurrency,
            AcceptancePolicy = seller.AcceptancePolicy,
            AcceptancePeriod = seller.AcceptancePeriod,
            ReturnWindow = seller.ReturnWindow,
            PayoutSchedule = seller.PayoutSchedule,
            KycStatus = seller.KycStatus,
            TermsAcceptedAt = seller.TermsAcceptedAt,
            KycCaseId = seesPapers ? db.KycCases.Where(verification => verification.SellerId == seller.Id).Select(verification => (KycCaseId?)verification.Id).FirstOrDefault() : null,
            ApplicationId = db.SellerApplications.Where(application => application.SellerId == seller.Id).OrderByDescending(application => application.Id).Select(application => (SellerApplicationId?)application.Id).FirstOrDefault(),
            OwnerId = db.SellerMembers.Where(member => member.SellerId == seller.Id && member.Role == SellerRole.Owner).OrderBy(member => member.Id).Select(member => (UserId?)member.UserId).FirstOrDefault(),
            IsTrusted = seller.IsTrusted,
            ExternalId = seller.ExternalId,
            CreatedAt = seller.CreatedAt,
            UpdatedAt = seller.UpdatedAt,
        });

    public async Task<Page<ShopView>> Handle(Read<ShopView> request, CancellationToken cancellationToken)
    {
        var page = await Shops
            .Join(Sellers, shop => shop.SellerId, seller => seller.Id, (shop, seller) => new ShopView
            {
                Id = shop.Id,
                Revision = shop.Version,
                SellerId = shop.SellerId,
                SellerSlug = seller.Slug,
                Name = shop.Name,
                Slug = shop.Slug,
                Description = shop.Description,
                Address = shop.Address,
                Latitude = shop.Latitude,
                Longitude = shop.Longitude,
                Phone = shop.Phone,
                Rating = null,
                Email = shop.Email,
                IsOpen = shop.IsOpen,
                IsPublished = shop.IsPublished,
                OpeningHours = shop.OpeningHours,
                TimeZone = shop.TimeZone,
                ExternalId = shop.ExternalId,
                CreatedAt = shop.CreatedAt,
                UpdatedAt = shop.UpdatedAt,
            })
            .PageAsync(request with { Properties = WithHours(request.Properties) }, cancellationToken);
        if (!request.Needs(nameof(ShopView.IsClosedNow))) return page;

        var closed = await ClosedAsync(page.Items, cancellationToken);
        return page with { Items = [.. page.Items.Select(shop => shop with { IsClosedNow = closed.Contains(shop.Id) || IsClosed(shop) })] };
    }

    /// <summary>Those of the shops for which a closure was announced that holds now.</summary>
    private async Task<HashSet<ShopId>> ClosedAsync(IReadOnlyList<ShopView> shops, CancellationToken ct)
    {
        var (now, ids) = (clock.GetUtcNow(), shops.Select(shop => shop.Id).ToList());
        var closures = db.SellerClosures.HoldingAt(now);
        return (await db.Shops.Where(shop => ids.Contains(shop.Id)
                && closures.Any(closure => closure.SellerId == shop.SellerId && (closure.ShopId == null || closure.ShopId == shop.Id)))
            .Select(shop => shop.Id).ToListAsync(ct)).ToHashSet();
    }

    /// <summary>Whether a shop is closed now follows from these.</summary>
    private static HashSet<string>? WithHours(IReadOnlySet<string>? properties) => properties is null
        ? null
        : new HashSet<string>(properties, StringComparer.Ordinal) { nameof(ShopView.IsOpen), nameof(ShopView.OpeningHours), nameof(ShopView.TimeZone) };

    /// <summary>A shop without hours is open whenever its switch says so.</summary>
    private bool IsClosed(ShopView shop)
    {
        if (!shop.IsOpen) return true;
        if (shop.OpeningHours.Count == 0) return false;

        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(shop.TimeZone));
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return !shop.OpeningHours.Any(hours => hours.Day == local.DayOfWeek && hours.Opens <= time && time < hours.Closes);
    }
}
