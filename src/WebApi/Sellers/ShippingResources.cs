using Marketplace.Application.Common;
using Marketplace.Application.Sellers;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Sellers;

/// <summary>How sellers hand over what was bought, where to, and for how much.</summary>
internal static class ShippingResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("shipping");
    private static readonly ValueFormat<decimal> Bound = new DecimalFormat(ShippingRate.BoundDecimals, 0, ShippingRate.MaxBound);

    public static ResourceType Methods { get; } = Resource.Type<ShippingMethodView, ShippingMethodId>("shippingMethods", method => method.Id, type =>
    {
        type.Describe("A way in which a seller hands over what was bought, from one shop or from all. The public sees those that are active. Its rates go with it.");
        type.On(Surface.Public, JsonApi.Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, JsonApi.Methods.All, Permission);
        type.On(Surface.Admin, JsonApi.Methods.ListRead, Permission);
        type.CachedPublicly(TimeSpan.FromMinutes(1));
        type.Attribute("name", method => method.Name, new StringFormat(ShippingMethod.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("kind", method => method.Kind, EnumFormat<ShippingKind>.Instance).Required().Filter().Describe("pickup and digital go nowhere: they are open wherever the buyer lives, and need no address. A way is for all that a seller sells together; goods that come over the wire have a shop of their own, with a way of that shop.");
        type.Attribute("carrier", method => method.Carrier, new StringFormat(ShippingMethod.MaxCarrierLength)).Writable();
        type.Attribute("leadTime", method => method.LeadTime, DurationFormat.Instance).Writable().Describe("From the order until it comes, or can be fetched; PT0S without a word.");
        type.Attribute("isActive", method => method.IsActive, BooleanFormat.Instance).Writable().On(Surfaces.SellerAndAdmin).Filter();
        type.Attribute("position", method => method.Position, new IntegerFormat(0, ShippingMethod.MaxPosition)).Writable().Sort();
        type.Timestamps(method => method.CreatedAt, method => method.UpdatedAt);
        type.ToOne("seller", method => method.SellerId, "sellers");
        type.ToOne("shop", method => method.ShopId, "shops").CreateOnly();
        type.ToMany("rates", "shippingRates", nameof(ShippingRateView.MethodId));
        type.FilterId("seller", method => method.SellerId);
        type.FilterId("shop", method => method.ShopId);
        type.SortByDefault("position");
        type.Include("rates.zone", "shop");
        type.Create(body => new OfferShippingCommand(body.One<ShopId>("shop"), Taken(new ShippingMethodDetails(body.Required<string>("name"), body.Required<ShippingKind>("kind")), body)));
        type.Update((id, body) => new ChangeShippingCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new WithdrawShippingCommand(new(id)));
    });

    public static ResourceType Zones { get; } = Resource.Type<ShippingZoneView, ShippingZoneId>("shippingZones", zone => zone.Id, type =>
    {
        type.Describe("A part of the world to which rates apply: countries, narrowed to subdivisions and postal codes where some are named; 113* stands for all that begin so. Zones without seller are the store's: all sellers use them, admins change them.");
        type.On(Surface.Seller, JsonApi.Methods.All, Permission);
        type.On(Surface.Admin, JsonApi.Methods.All, Permission);
        type.Attribute("name", zone => zone.Name, new StringFormat(ShippingZone.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("countries", zone => ShippingZone.CodesIn(zone.CountryCodes), Codes(ShippingZone.MaxCountries)).Required();
        type.Attribute("subdivisions", zone => zone.Subdivisions, Codes(ShippingZone.MaxSubdivisions)).Writable();
        type.Attribute("postalCodes", zone => zone.PostalCodes, Codes(ShippingZone.MaxPostalCodes)).Writable();
        type.Timestamps(zone => zone.CreatedAt, zone => zone.UpdatedAt);
        type.ToOne("seller", zone => zone.SellerId, "sellers").CreateOnly();
        type.FilterId("seller", zone => zone.SellerId, Surfaces.Admin);
        type.NamedList("countries", StringFormat.Any);
        type.SortByDefault("name");
        type.Create(body => new DrawZoneCommand(body.One<SellerId>("seller"), Taken(new ShippingZoneDetails(body.Required<string>("name"), body.Required<IReadOnlyList<string>>("countries")), body)));
        type.Update((id, body) => new ChangeZoneCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeleteZoneCommand(new(id)));
    });

    public static ResourceType Rates { get; } = Resource.Type<ShippingRateView, ShippingRateId>("shippingRates", rate => rate.Id, type =>
    {
        type.Describe("What a method costs in a zone, once per order, in the seller's base currency. The basis says what minimum (included) and maximum (left out) measure: kilograms, an amount or pieces; a flat rate has none. From freeFrom on nothing is charged.");
        type.On(Surface.Seller, JsonApi.Methods.All, Permission);
        type.On(Surface.Admin, JsonApi.Methods.ListRead, Permission);
        type.Attribute("basis", rate => rate.Basis, EnumFormat<ShippingBasis>.Instance).Required();
        type.Money("amount", rate => rate.AmountMinor, rate => rate.Currency).Required();
        type.Attribute("minimum", rate => rate.Minimum, Bound).Writable();
        type.Attribute("maximum", rate => rate.Maximum, Bound).Writable();
        type.Money("freeFrom", rate => rate.FreeFromMinor, rate => rate.Currency).Writable();
        type.Timestamps(rate => rate.CreatedAt, rate => rate.UpdatedAt);
        type.ToOne("method", rate => rate.MethodId, "shippingMethods").Required();
        type.ToOne("zone", rate => rate.ZoneId, "shippingZones").Required();
        type.FilterId("method", rate => rate.MethodId);
        type.FilterId("zone", rate => rate.ZoneId);
        type.Include("zone");
        type.Create(body => new SetRateCommand(
            body.RequiredOne<ShippingMethodId>("method"), body.RequiredOne<ShippingZoneId>("zone"), Taken(new ShippingRateDetails(body.Required<ShippingBasis>("basis"), body.Required<Money>("amount")), body)));
        type.Update((id, body) => new ChangeRateCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DropRateCommand(new(id)));
    });

    private static ListFormat<string> Codes(int most) => new(new StringFormat(20, minLength: 1), most);

    private static ShippingMethodDetails Taken(ShippingMethodDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Kind = body.Change<ShippingKind>("kind").Or(before.Kind),
        Carrier = body.Optional<string>("carrier").Or(before.Carrier),
        LeadTime = body.Change<TimeSpan>("leadTime").Or(before.LeadTime),
        IsActive = body.Change<bool>("isActive").Or(before.IsActive),
        Position = body.Change<int>("position").Or(before.Position),
    };

    private static ShippingZoneDetails Taken(ShippingZoneDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Countries = body.Change<IReadOnlyList<string>>("countries").Or(before.Countries),
        Subdivisions = body.Change<IReadOnlyList<string>>("subdivisions").Or(before.Subdivisions),
        PostalCodes = body.Change<IReadOnlyList<string>>("postalCodes").Or(before.PostalCodes),
    };

    private static ShippingRateDetails Taken(ShippingRateDetails before, Body body) => before with
    {
        Basis = body.Change<ShippingBasis>("basis").Or(before.Basis),
        Amount = body.Change<Money>("amount").Or(before.Amount),
        Minimum = body.OptionalValue<decimal>("minimum").Or(before.Minimum),
        Maximum = body.OptionalValue<decimal>("maximum").Or(before.Maximum),
        FreeFrom = body.OptionalValue<Money>("freeFrom").Or(before.FreeFrom),
    };
}
