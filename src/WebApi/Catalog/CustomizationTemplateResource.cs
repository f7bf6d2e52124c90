using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

internal static class CustomizationTemplateResource
{
    public static ResourceType Type { get; } = Resource.Type<CustomizationTemplateView, CustomizationTemplateId>("customizationTemplates", template => template.Id, type =>
    {
        type.Describe("What buyers may decide about a product: groups of options, what each costs, and rules by which one follows from another. A product has at most one. Carts and orders name groups and choices by their codes, so a code keeps its meaning.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, AccessRule.Permission("products"));
        type.On(Surface.Admin, Methods.All, AccessRule.Permission("products"));
        type.CachedPublicly(TimeSpan.FromSeconds(15));
        type.Kept(CacheStripes.Products);
        type.Attribute("groups", template => template.Form.Groups, CustomizationFormats.Groups).Required()
            .Describe("minimum and maximum bound a number, and otherwise how many choices or files there are; of a text, minimum is the fewest characters. A surcharge, of a group or of a choice, is asked for each piece: an amount in each currency in which the product is offered, or percent of the price of a single piece.");
        type.Attribute("rules", template => template.Form.Rules, CustomizationFormats.Rules).Writable()
            .Describe("when: one of the choices is chosen, or without choices the group is answered. then: show opens a group that is closed otherwise, require makes it be answered, exclude closes choices or the whole group.");
        type.Timestamps(template => template.CreatedAt, template => template.UpdatedAt);
        type.ToOne("product", template => template.ProductId, "products").Required();
        type.FilterId("product", template => template.ProductId);
        type.Include("product");
        type.Create(body => new CreateCustomizationTemplateCommand(body.RequiredOne<ProductId>("product"), Taken(CustomizationForm.None, body)));
        type.Update((id, body) => new UpdateCustomizationTemplateCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeleteCustomizationTemplateCommand(new(id)));
    });

    private static CustomizationForm Taken(CustomizationForm before, Body body) => new(
        body.Change<IReadOnlyList<CustomizationGroup>>("groups").Or(before.Groups),
        body.Change<IReadOnlyList<CustomizationRule>>("rules").Or(before.Rules));
}
