using Marketplace.Application.Common;
using Marketplace.Application.Pricing;
using Marketplace.Application.Pricing.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Pricing;

/// <summary>What is taxed alike, where, and by how much: the operators' word, which sellers see.</summary>
internal static class TaxResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("taxes");

    public static ResourceType Classes { get; } = Resource.Type<TaxClassView, TaxClassId>("taxClasses", taxClass => taxClass.Id, type =>
    {
        type.Describe("Goods that are taxed alike. One is the default: of products that name none, and of what is charged for sending; it is given on by making another the default. Its rates go with it.");
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.All, Permission);
        type.Attribute("code", taxClass => taxClass.Code, CommonFormats.Slug).Required();
        type.Attribute("name", taxClass => taxClass.Name, new StringFormat(TaxClass.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("isDefault", taxClass => taxClass.IsDefault, BooleanFormat.Instance).Writable().Describe("The first one is the default, whatever is said.");
        type.Timestamps(taxClass => taxClass.CreatedAt, taxClass => taxClass.UpdatedAt);
        type.ToMany("rates", "taxRates", nameof(TaxRateView.TaxClassId));
        type.SortByDefault("name");
        type.Include("rates");
        type.Create(body => new DefineTaxClassCommand(body.Required<string>("code"), body.Required<string>("name"), body.Get<bool?>("isDefault") ?? false));
        type.Update((id, body) => new ChangeTaxClassCommand(new(id), body.Change<string>("code"), body.Change<string>("name"), body.Change<bool>("isDefault")));
        type.Delete(id => new DeleteTaxClassCommand(new(id)));
    });

    public static ResourceType Rates { get; } = Resource.Type<TaxRateView, TaxRateId>("taxRates", rate => rate.Id, type =>
    {
        type.Describe("A tax in percent on goods of a class that go to a country, or to a subdivision of it; all that hold are asked together, from startsOn to endsOn, both included. isIncludedInPrice: the prices hold it already. appliesToShipping is asked of rates of the default class.");
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.All, Permission);
        type.Attribute("name", rate => rate.Name, new StringFormat(TaxRate.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("country", rate => rate.Country, new StringFormat(2, minLength: 2)).Required().Filter().Sort();
        type.Attribute("subdivision", rate => rate.Subdivision, new StringFormat(6, minLength: 4)).Writable().Filter();
        type.Attribute("rate", rate => rate.Percent, new DecimalFormat(TaxRate.PercentDecimals, 0, TaxRate.MaxPercent, least: 2)).Required();
        type.Attribute("isIncludedInPrice", rate => rate.IsIncludedInPrice, BooleanFormat.Instance).Writable();
        type.Attribute("appliesToShipping", rate => rate.AppliesToShipping, BooleanFormat.Instance).Writable();
        type.Attribute("startsOn", rate => rate.StartsOn, DateFormat.Instance).Writable();
        type.Attribute("endsOn", rate => rate.EndsOn, DateFormat.Instance).Writable();
        type.Timestamps(rate => rate.CreatedAt, rate => rate.UpdatedAt);
        type.ToOne("taxClass", rate => rate.TaxClassId, "taxClasses").Required();
        type.FilterId("taxClass", rate => rate.TaxClassId);
        type.SortByDefault("country");
        type.Create(body => new SetTaxRateCommand(
            body.RequiredOne<TaxClassId>("taxClass"), Taken(new TaxRateDetails(body.Required<string>("name"), body.Required<string>("country"), body.Required<decimal>("rate")), body)));
        type.Update((id, body) => new ChangeTaxRateCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DropTaxRateCommand(new(id)));
    });

    private static TaxRateDetails Taken(TaxRateDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Country = body.Change<string>("country").Or(before.Country),
        Percent = body.Change<decimal>("rate").Or(before.Percent),
        Subdivision = body.Optional<string>("subdivision").Or(before.Subdivision),
        IsIncludedInPrice = body.Change<bool>("isIncludedInPrice").Or(before.IsIncludedInPrice),
        AppliesToShipping = body.Change<bool>("appliesToShipping").Or(before.AppliesToShipping),
        StartsOn = body.OptionalValue<DateOnly>("startsOn").Or(before.StartsOn),
        EndsOn = body.OptionalValue<DateOnly>("endsOn").Or(before.EndsOn),
    };
}
