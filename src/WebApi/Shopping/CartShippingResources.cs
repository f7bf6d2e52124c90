using Marketplace.Application.Common;
using Marketplace.Application.Shopping;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Sellers.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Shopping;

/// <summary>How the parts of a cart can come to the buyer, and how they shall.</summary>
internal static class CartShippingResources
{
    public static ResourceType Options { get; } = Resource.Type<ShippingOptionView, ShippingOptionId>("shippingOptions", option => option.Id, type =>
    {
        type.Describe("A way in which a seller's part of an open cart can come to the cart's address, and what it costs. A seller who has set up no way sends everything, for nothing, and has no options.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.Attribute("name", option => option.Name, new StringFormat(ShippingMethod.MaxNameLength)).Sort();
        type.Attribute("kind", option => option.Kind, EnumFormat<ShippingKind>.Instance).Filter();
        type.Money("amount", option => option.AmountMinor, option => option.Currency).Derived().Sort();
        type.Attribute("carrier", option => option.Carrier, StringFormat.Any);
        type.Attribute("leadTime", option => option.LeadTime, DurationFormat.Instance);
        type.Attribute("estimatedDeliveryOn", option => option.EstimatedDeliveryOn, DateFormat.Instance).Derived().Describe("The day (UTC) on which it comes, or can be fetched, if it is ordered now: leadTime from now on, every day counted. Null where the seller has not said how long it takes.");
        type.ToOne("cart", option => option.CartId, "carts");
        type.ToOne("seller", option => option.SellerId, "sellers");
        type.ToOne("shop", option => option.ShopId, "shops");
        type.ToOne("method", option => option.MethodId, "shippingMethods");
        type.FilterId("cart", option => option.CartId);
        type.FilterId("seller", option => option.SellerId);
        type.SortByDefault("amount");
        type.Include("seller", "shop");
    });

    public static ResourceType Choices { get; } = Resource.Type<ShippingChoiceView, ShippingChoiceId>("shippingChoices", choice => choice.Id, type =>
    {
        type.Describe("How a seller's part of a cart shall come. Without a choice, and where the chosen way is not open any more, it is the cheapest; amount is what is charged now.");
        type.On(Surface.Public, Methods.All, AccessRule.Guest);
        type.Money("amount", choice => choice.AmountMinor, choice => choice.Currency).Derived();
        type.Timestamps(choice => choice.CreatedAt, updatedAt: null);
        type.ToOne("cart", choice => choice.CartId, "carts").Required().JudgedByCommand();
        type.ToOne("seller", choice => choice.SellerId, "sellers").Required();
        type.ToOne("option", choice => choice.OptionId, "shippingOptions").Required().Changeable();
        type.FilterId("cart", choice => choice.CartId);
        type.FilterId("seller", choice => choice.SellerId);
        type.Include("option", "cart");
        type.Create(body => new ChooseShippingCommand(body.RequiredOne<CartId>("cart"), body.RequiredOne<SellerId>("seller"), body.RequiredOne<ShippingOptionId>("option")));
        type.Update((id, body) => new ChangeShippingChoiceCommand(new(id), body.OptionalOne<ShippingOptionId>("option")));
        type.Delete(id => new DropShippingChoiceCommand(new(id)));
    });
}
