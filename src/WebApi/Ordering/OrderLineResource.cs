using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>What was bought of one seller.</summary>
internal static class OrderLineResource
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Type { get; } = Resource.Type<OrderLineView, OrderLineId>("orderLines", line => line.Id, type =>
    {
        type.Describe("What was bought, as it was described and priced at that moment.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("name", line => line.Name, StringFormat.Any).Sort();
        type.Attribute("variantName", line => line.VariantName, StringFormat.Any);
        type.Attribute("sku", line => line.Sku, StringFormat.Any).Filter();
        type.Attribute("imageUrl", line => line.ImageUrl, StringFormat.Any);
        type.Attribute("options", line => line.Options, RawJsonFormat.Object);
        type.Attribute("unit", line => line.Unit, StringFormat.Any);
        type.Attribute("quantity", line => line.Quantity, IntegerFormat.Any);
        type.Money("unitPrice", line => line.UnitPriceMinor, line => line.Currency).Describe("With what the customization adds.");
        type.Attribute("customization", line => OrderFormats.Told(line.Customization, line.Currency), OrderFormats.Customization).Describe("What the buyer has decided about it, as it was called then; surcharge is the part of unitPrice that is for it.");
        type.Money("discountTotal", line => line.DiscountTotalMinor, line => line.Currency);
        type.Money("taxTotal", line => line.TaxTotalMinor, line => line.Currency);
        type.Money("total", line => line.TotalMinor, line => line.Currency);
        type.Attribute("cancelledQuantity", line => line.CancelledQuantity, IntegerFormat.Any);
        type.Attribute("fulfilledQuantity", line => line.FulfilledQuantity, IntegerFormat.Any);
        type.Attribute("deliveredQuantity", line => line.DeliveredQuantity, IntegerFormat.Any);
        type.Attribute("returnedQuantity", line => line.ReturnedQuantity, IntegerFormat.Any).Describe("How many were delivered and are back in the stock.");
        type.Attribute("refundedQuantity", line => line.RefundedQuantity, IntegerFormat.Any).Describe("For how many of it money has gone back.");
        type.Money("refundedTotal", line => line.RefundedTotalMinor, line => line.Currency).Describe("What has gone back for it; refunds that name no line are left out.");
        type.Timestamps(line => line.CreatedAt, line => line.UpdatedAt);
        type.ToOne("sellerOrder", line => line.SellerOrderId, "sellerOrders");
        type.ToOne("listing", line => line.ListingId, "listings");
        type.ToOne("product", line => line.ProductId, "products");
        type.ToOne("variant", line => line.VariantId, "variants");
        type.ToMany("uploads", line => OrderFormats.IdsOf(line.Uploads), "uploads").WithWord("group", (line, id) => line.Uploads.FirstOrDefault(file => file.Upload.Value == id)?.Group).Describe("The files that came with it, for its buyer and its seller.");
        type.FilterId("sellerOrder", line => line.SellerOrderId);
        type.FilterId("listing", line => line.ListingId);
        type.FilterId("product", line => line.ProductId);
        type.Filter("sellerOrder.status", line => line.SellerOrderStatus, EnumFormat<SellerOrderStatus>.Instance);
        type.SortByDefault("createdAt");
        type.Include("sellerOrder", "listing", "product", "product.primaryImage", "variant", "uploads");
    });
}
