using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>The public sees what it is offered; a seller its own, and the zones that are the store's.</summary>
internal sealed class ReadShipping(ISellersDb db, ICaller caller) :
    IRequestHandler<Read<ShippingMethodView>, Page<ShippingMethodView>>,
    IRequestHandler<Read<ShippingZoneView>, Page<ShippingZoneView>>,
    IRequestHandler<Read<ShippingRateView>, Page<ShippingRateView>>
{
    private IQueryable<ShippingMethod> Methods => caller.Surface switch
    {
        Surface.Admin => db.ShippingMethods,
        Surface.Seller => db.ShippingMethods.Where(method => method.SellerId == caller.SellerId),
        _ => db.ShippingMethods.Where(method => method.IsActive
            && db.Sellers.SeenBy(caller, db.SellerMembers).Any(seller => seller.Id == method.SellerId)
            && (method.ShopId == null || db.Shops.SeenBy(caller).Any(shop => shop.Id == method.ShopId))),
    };

    private IQueryable<ShippingZone> Zones => caller.Surface is Surface.Admin ? db.ShippingZones : db.ShippingZones.Where(zone => zone.SellerId == null || zone.SellerId == caller.SellerId);

    private IQueryable<ShippingRate> Rates => caller.Surface is Surface.Admin ? db.ShippingRates : db.ShippingRates.Where(rate => rate.SellerId == caller.SellerId);

    public Task<Page<ShippingMethodView>> Handle(Read<ShippingMethodView> request, CancellationToken cancellationToken) => Methods.AsNoTracking()
        .Select(method => new ShippingMethodView
        {
            Id = method.Id,
            Revision = method.Version,
            SellerId = method.SellerId,
            ShopId = method.ShopId,
            Name = method.Name,
            Kind = method.Kind,
            Carrier = method.Carrier,
            LeadTime = method.LeadTime,
            IsActive = method.IsActive,
            Position = method.Position,
            CreatedAt = method.CreatedAt,
            UpdatedAt = method.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<ShippingZoneView>> Handle(Read<ShippingZoneView> request, CancellationToken cancellationToken) => Zones.AsNoTracking()
        .Narrow(request, Covering)
        .Select(zone => new ShippingZoneView
        {
            Id = zone.Id,
            Revision = zone.Version,
            SellerId = zone.SellerId,
            Name = zone.Name,
            CountryCodes = zone.CountryCodes,
            Subdivisions = zone.Subdivisions,
            PostalCodes = zone.PostalCodes,
            CreatedAt = zone.CreatedAt,
            UpdatedAt = zone.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<ShippingRateView>> Handle(Read<ShippingRateView> request, CancellationToken cancellationToken) => Rates.AsNoTracking()
        .Select(rate => new ShippingRateView
        {
            Id = rate.Id,
            Revision = rate.Version,
            MethodId = rate.MethodId,
            ZoneId = rate.ZoneId,
            Basis = rate.Basis,
            Currency = rate.Currency,
            AmountMinor = rate.AmountMinor,
            Minimum = rate.Minimum,
            Maximum = rate.Maximum,
            FreeFromMinor = rate.FreeFromMinor,
            CreatedAt = rate.CreatedAt,
            UpdatedAt = rate.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    /// <summary>Zones that name one of the countries.</summary>
    private static IQueryable<ShippingZone> Covering(IQueryable<ShippingZone> zones, Condition<ShippingZoneView> condition)
    {
        var codes = condition.Values.Select(value => $" {value} ").ToList();
        return zones.Having(condition, zone => codes.Any(code => zone.CountryCodes.Contains(code)));
    }
}
