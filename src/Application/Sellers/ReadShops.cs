using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Who is told of which shops: <see cref="SellerVisibility"/>.</summary>
internal sealed class ReadShops(ISellersDb db, ICaller caller, TimeProvider clock) : IRequestHandler<Read<ShopView>, Page<ShopView>>
{
    public async Task<Page<ShopView>> Handle(Read<ShopView> request, CancellationToken cancellationToken)
    {
        var page = await Views(request.Named(Near.Filter)?.Values[0] as Near)
            .Narrow(request, (shops, condition) => shops.Where(shop => shop.SquareMetres <= ((Near)condition.Values[0]!).SquareMetres))
            .PageAsync(request with { Properties = WithHours(request.Properties) }, cancellationToken);
        if (!request.Needs(nameof(ShopView.IsClosedNow))) return page;

        var closed = await ClosedAsync(page.Items, cancellationToken);
        return page with { Items = [.. page.Items.Select(shop => shop with { IsClosedNow = closed.Contains(shop.Id) || IsClosed(shop) })] };
    }

    private IQueryable<ShopView> Views(Near? near)
    {
        var (isAsked, latitude, longitude, shrink) = (near is not null, near?.Latitude ?? 0, near?.Longitude ?? 0, near?.Shrink ?? 0);
        return
            from shop in db.Shops.SeenBy(caller)
            join seller in db.Sellers.SeenBy(caller, db.SellerMembers) on shop.SellerId equals seller.Id
            let north = (double)shop.Latitude! - latitude
            let turn = (double)shop.Longitude! - longitude
            let east = (turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn) * shrink
            select new ShopView
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
                LogoId = shop.LogoId,
                CoverId = shop.CoverId,
                SquareMetres = isAsked && shop.Latitude != null ? (long?)(((north * north) + (east * east)) * Near.SquareMetresPerSquareDegree) : null,
                CreatedAt = shop.CreatedAt,
                UpdatedAt = shop.UpdatedAt,
            };
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
