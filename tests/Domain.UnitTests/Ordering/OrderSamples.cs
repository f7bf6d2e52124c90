using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Domain.UnitTests.Ordering;

internal static class OrderSamples
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 9, 30, 0, TimeSpan.Zero);

    public static (Order Order, IReadOnlyList<SellerOrder> Parts) Draw(params SellerShare[] shares) => Draw("EUR", shares);

    public static (Order Order, IReadOnlyList<SellerOrder> Parts) Draw(string currency, params SellerShare[] shares) => Order.Draw("M-000417", Terms(currency), shares);

    public static OrderTerms Terms(string currency)
    {
        var address = new Address { Name = "A. Buyer", Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };
        return new OrderTerms(BuyerId.New(), currency, "buyer@example.com", Note: null, address, address, "en");
    }

    public static SellerShare Share(params (long Price, int Quantity)[] lines) => Share("EUR", lines);

    public static SellerShare Share(string currency, params (long Price, int Quantity)[] lines) =>
        new(SellerId.New(), ShopId: null, [.. lines.Select(line => Item(new Money(line.Price, currency), line.Quantity))]);

    /// <summary>Led to a state by the moves of those who may make them.</summary>
    public static SellerOrder In(SellerOrderStatus status, FulfilmentMethod method = FulfilmentMethod.Shipping)
    {
        var part = Draw(Share((1000, 1)) with { Method = method }).Parts[0];
        SellerOrderStatus[] path = status switch
        {
            SellerOrderStatus.PendingPayment => [],
            SellerOrderStatus.AwaitingAcceptance => [SellerOrderStatus.AwaitingAcceptance],
            SellerOrderStatus.Rejected => [SellerOrderStatus.AwaitingAcceptance, SellerOrderStatus.Rejected],
            SellerOrderStatus.PartiallyShipped => [SellerOrderStatus.Confirmed, SellerOrderStatus.Processing, SellerOrderStatus.PartiallyShipped],
            SellerOrderStatus.Cancelled => [SellerOrderStatus.Confirmed, SellerOrderStatus.Cancelled],
            _ =>
            [
                .. new[] { SellerOrderStatus.Confirmed, SellerOrderStatus.Processing, method is FulfilmentMethod.Pickup ? SellerOrderStatus.ReadyForPickup : SellerOrderStatus.Shipped, SellerOrderStatus.Delivered, SellerOrderStatus.Completed }
                    .TakeWhile(step => step <= status),
            ],
        };
        foreach (var step in path)
        {
            var actor = SellerOrderMoves.IsAllowed(part.Status, step, OrderActor.Admin) ? OrderActor.Admin : OrderActor.System;
            part.Move(step, actor, "a reason", Now);
        }

        part.Status.ShouldBe(status);
        return part;
    }

    private static OrderItem Item(Money price, int quantity) => new(
        ListingId.New(), ProductId.New(), VariantId.New(), "Linen shirt", "M", "LS-M", """{"size":"M"}""", "piece", ImageUrl: null, price, quantity);
}
