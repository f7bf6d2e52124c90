using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>Bills of sellers, what they take back of them, and what they are billed themselves.</summary>
internal static class InvoiceResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType Invoices { get; } = Resource.Type<InvoiceView, InvoiceId>("invoices", invoice => invoice.Id, type =>
    {
        type.Describe("What a seller bills for a seller order, as soon as it is paid, and a credit note for each refund; and what the marketplace bills a seller for its commission of a month (commissionInvoice: no order, read by that seller and admins only). Numbers are counted for each seller, or the marketplace, year and kind without a gap. Nothing on it changes any more. The file is a PDF document, printed a moment later; its url is signed for some minutes.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Guest);
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("number", invoice => invoice.Number, StringFormat.Any).Filter().Sort();
        type.Attribute("kind", invoice => invoice.Kind, EnumFormat<InvoiceKind>.Instance).Filter();
        type.Attribute("issuedOn", invoice => invoice.IssuedOn, DateFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Money("total", invoice => invoice.TotalMinor, invoice => invoice.Currency);
        type.Money("taxTotal", invoice => invoice.TaxTotalMinor, invoice => invoice.Currency);
        type.Timestamps(invoice => invoice.CreatedAt, invoice => invoice.UpdatedAt);
        type.ToOne("sellerOrder", invoice => invoice.SellerOrderId, "sellerOrders");
        type.ToOne("order", invoice => invoice.OrderId, "orders").On(Surfaces.PublicAndAdmin);
        type.ToOne("file", invoice => invoice.FileId, "uploads");
        type.FilterId("sellerOrder", invoice => invoice.SellerOrderId);
        type.FilterId("order", invoice => invoice.OrderId, Surfaces.PublicAndAdmin);
        type.SortByDefault("-issuedOn");
        type.Include("file", "sellerOrder", "order");
    });
}
