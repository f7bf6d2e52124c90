using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Ordering.Contracts;
using Marketplace.Domain.Payments.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>
/// Writes to buyers what happens to their orders, in the language of the order. The message is stored with the note that the event was handled, so there is one for each event. What something has moved
/// past by now is not told any more: what it moved to is. Who has been erased gets nothing.
/// </summary>
internal sealed class WriteAboutOrders(IOrderingDb db, ISellerDirectory sellers, ICustomerProfiles customers, IMessenger messenger, StoreOptions store) : IEventConsumer
{
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "order.placed", "order.cancelled", "order.expired", "payment.captured", "refund.succeeded", "fulfilment.shipped", "sellerOrder.confirmed", "sellerOrder.processing", "sellerOrder.readyForPickup", "sellerOrder.delivered",
        "sellerOrder.rejected", "sellerOrder.cancelled", "sellerOrder.reduced",
    };

    public string Name => "ordering.writeAboutOrders";

    public bool Wants(string eventName) => Told.Contains(eventName) && messenger.Carries(MessageChannel.Email);

    public Task HandleAsync(EventEnvelope happened, CancellationToken ct) => happened.Name switch
    {
        "order.placed" => PlacedAsync(happened.Read<OrderMoved>(), ct),
        "order.cancelled" or "order.expired" => EndedAsync(happened.Name, happened.Read<OrderMoved>(), ct),
        "payment.captured" => PaidAsync(happened.Read<PaymentMoved>(), ct),
        "refund.succeeded" => RefundedAsync(happened.Read<RefundMoved>(), ct),
        "fulfilment.shipped" => SentAsync(happened.Read<FulfilmentMoved>(), ct),
        "sellerOrder.reduced" => ReducedAsync(happened.Read<SellerOrderReduced>(), ct),
        _ => MovedAsync(happened.Name, happened.Read<SellerOrderMoved>(), ct),
    };

    private async Task PlacedAsync(OrderMoved placed, CancellationToken ct)
    {
        var parts = await db.SellerOrders.AsNoTracking().Where(part => part.OrderId == placed.OrderId).OrderBy(part => part.Number).ToListAsync(ct);
        await WriteAsync("order.placed", placed.OrderId, [("lines", Lines(parts.SelectMany(part => part.Lines))), ("total", new Money(placed.Total, placed.Currency).ToString())], ct);
    }

    private Task EndedAsync(string key, OrderMoved ended, CancellationToken ct) => WriteAsync(key, ended.OrderId, [("reason", ended.Reason)], ct);

    private Task PaidAsync(PaymentMoved paid, CancellationToken ct) => WriteAsync("payment.captured", paid.OrderId, [("amount", new Money(paid.Amount, paid.Currency).ToString())], ct);

    private Task RefundedAsync(RefundMoved refund, CancellationToken ct) => WriteAsync("refund.succeeded", refund.OrderId, [("amount", new Money(refund.Amount, refund.Currency).ToString())], ct);

    private async Task SentAsync(FulfilmentMoved sent, CancellationToken ct)
    {
        var parcel = await db.Fulfilments.AsNoTracking().SingleAsync(candidate => candidate.Id == sent.FulfilmentId, ct);
        var part = await PartAsync(sent.SellerOrderId, ct);
        var quantities = parcel.Lines.ToDictionary(line => line.LineId, line => line.Quantity);
        await WriteAsync("fulfilment.shipped", sent.OrderId, [
            ("seller", await SellerAsync(sent.SellerId, ct)),
            ("lines", Lines(part.Lines.Where(line => quantities.ContainsKey(line.Id)), line => quantities[line.Id])),
            ("carrier", parcel.Carrier),
            ("number", parcel.TrackingNumber),
            ("page", parcel.TrackingUrl ?? Carriers.PageOf(parcel.Carrier, parcel.TrackingNumber)),
            ("day", parcel.EstimatedDeliveryOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))], ct);
    }

    private async Task ReducedAsync(SellerOrderReduced reduced, CancellationToken ct) => await WriteAsync("sellerOrder.reduced", reduced.OrderId, [
        ("seller", await SellerAsync(reduced.SellerId, ct)),
        ("amount", new Money(reduced.Amount, reduced.Currency).ToString()),
        ("reason", reduced.Reason)], ct);

    private async Task MovedAsync(string key, SellerOrderMoved moved, CancellationToken ct)
    {
        var part = await PartAsync(moved.SellerOrderId, ct);
        var isTold = moved.After switch
        {
            SellerOrderStatus.Confirmed => moved.Before is SellerOrderStatus.AwaitingAcceptance,
            SellerOrderStatus.Processing => part.Status is SellerOrderStatus.Processing,
            SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected => !await db.Orders.AnyAsync(order => order.Id == moved.OrderId && (order.Status == OrderStatus.Cancelled || order.Status == OrderStatus.Expired), ct),
            _ => true,
        };
        if (!isTold) return;

        await WriteAsync(key, moved.OrderId, [
            ("seller", await SellerAsync(moved.SellerId, ct)),
            ("lines", Lines(part.Lines, line => line.Quantity - (part.IsCalledOff ? 0 : line.CancelledQuantity))),
            ("place", moved.After is SellerOrderStatus.ReadyForPickup ? await PlaceAsync(part, ct) : null),
            ("reason", moved.Reason)], ct);
    }

    private Task<SellerOrder> PartAsync(SellerOrderId id, CancellationToken ct) => db.SellerOrders.AsNoTracking().SingleAsync(part => part.Id == id, ct);

    private async Task<string> SellerAsync(SellerId id, CancellationToken ct) => (await sellers.ImprintAsync(id, ct)).Name;

    /// <summary>Where the goods wait: the code that is told there is shown with the order, and not sent by mail.</summary>
    private async Task<string?> PlaceAsync(SellerOrder part, CancellationToken ct)
    {
        if (await sellers.ShopAsync(part.SellerId, part.ShopId, ct) is not { } shop) return null;
        return string.Join(", ", ((string?[])[shop.Name, shop.Address.Line1, shop.Address.Line2, shop.Address.PostalCode, shop.Address.City]).Where(line => !string.IsNullOrWhiteSpace(line)));
    }

    private static string Lines(IEnumerable<OrderLine> lines, Func<OrderLine, int>? quantity = null) => string.Join('\n', lines
        .Select(line => (Line: line, Quantity: quantity?.Invoke(line) ?? line.Quantity)).Where(line => line.Quantity > 0).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Quantity} × {line.Line.Name}")));

    private async Task WriteAsync(string key, OrderId id, IEnumerable<(string Name, string? Value)> facts, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(candidate => candidate.Id == id, ct);
        if ((order.Email ?? (await customers.ContactAsync(order.BuyerId, ct))?.Email) is not { } address) return;

        var (subject, text) = OrderLetters.Write(key, order.Locale, [("order", order.Number), ("store", store.Name), ("link", store.PageOf(order.Number)), .. facts]);
        messenger.Post(new(MessageChannel.Email, address, subject, text));
    }
}
