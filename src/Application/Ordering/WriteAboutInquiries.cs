using System.Globalization;
using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Ordering.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Writes to sellers that somebody asks them for something, and to buyers what became of it.</summary>
internal sealed class WriteAboutInquiries(IOrderingDb db, IOfferCatalog catalog, ISellerDirectory sellers, ICustomerProfiles customers, IMessenger messenger, StoreOptions store) : IEventConsumer
{
    /// <summary>So long a seller hears once of the same buyer about the same thing, however often that one asks and takes it back.</summary>
    private static readonly TimeSpan Peace = TimeSpan.FromDays(1);

    public string Name => "ordering.writeAboutInquiries";

    public bool Wants(string eventName) => eventName is "interest.expressed" or "purchaseRequest.created" or "purchaseRequest.converted" or "purchaseRequest.rejected" or "purchaseRequest.expired";

    public Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        if (!messenger.Carries(MessageChannel.Email)) return Task.CompletedTask;
        return happened.Name switch
        {
            "interest.expressed" => InterestedAsync(happened.Read<InterestExpressed>(), ct),
            "purchaseRequest.created" => AskedAsync(happened.Read<PurchaseRequestCreated>(), ct),
            _ => AnsweredAsync(happened.Read<PurchaseRequestMoved>(), ct),
        };
    }

    private async Task InterestedAsync(InterestExpressed interest, CancellationToken ct)
    {
        var told = await db.Interests.AsNoTracking().SingleAsync(candidate => candidate.Id == interest.InterestId, ct);
        var since = told.CreatedAt - Peace;
        if (await db.Interests.AnyAsync(other => other.BuyerId == told.BuyerId && other.ListingId == told.ListingId && other.Id != told.Id && other.CreatedAt > since && other.CreatedAt < told.CreatedAt, ct)) return;

        var thing = await NameAsync(interest.ListingId, ct);
        await ToSellerAsync(interest.SellerId, $"Somebody is interested in {thing}", $"A buyer is interested in {thing} and wants to be spoken to.", ct);
    }

    private async Task AskedAsync(PurchaseRequestCreated asked, CancellationToken ct)
    {
        var request = await db.PurchaseRequests.AsNoTracking().SingleAsync(candidate => candidate.Id == asked.PurchaseRequestId, ct);
        if (request.IsForAdmins) return;
        var since = request.CreatedAt - Peace;
        if (await db.PurchaseRequests.AnyAsync(other => other.BuyerId == request.BuyerId && other.ListingId == request.ListingId && other.Id != request.Id && other.CreatedAt > since && other.CreatedAt < request.CreatedAt, ct)) return;

        var thing = await NameAsync(asked.ListingId, ct);
        await ToSellerAsync(asked.SellerId, $"Somebody asks to buy {thing}", $"A buyer asks for {request.Quantity} of {thing} at {new Money(request.UnitPrice, request.Currency)} each. Answer before {At(request.ExpiresAt)}.", ct);
    }

    private async Task AnsweredAsync(PurchaseRequestMoved moved, CancellationToken ct)
    {
        if ((await customers.ContactAsync(moved.BuyerId, ct))?.Email is not { } address) return;

        var thing = await NameAsync(moved.ListingId, ct);
        var (subject, text) = moved.After switch
        {
            PurchaseRequestStatus.Converted => await OrderedAsync(thing, moved.OrderId!.Value, ct),
            PurchaseRequestStatus.Rejected => ($"Your request for {thing} was declined", $"Your request for {thing} was declined: {moved.Reason}"),
            _ => ($"Your request for {thing} has expired", $"Nobody has answered your request for {thing} in time. You can ask again."),
        };
        messenger.Post(new(MessageChannel.Email, address, subject, text));
    }

    private async Task<(string Subject, string Text)> OrderedAsync(string thing, OrderId id, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking().SingleAsync(candidate => candidate.Id == id, ct);
        var due = order.PaymentDueAt is { } until ? $" Pay it before {At(until)}." : "";
        return ($"Your request for {thing} was approved", $"Your request for {thing} was approved and is order {order.Number} now, over {new Money(order.Totals.Grand, order.Currency)}.{due}");
    }

    private async Task ToSellerAsync(SellerId seller, string subject, string text, CancellationToken ct)
    {
        if ((await sellers.ImprintAsync(seller, ct)).ContactEmail is { } address) messenger.Post(new(MessageChannel.Email, address, subject, text));
    }

    private async Task<string> NameAsync(ListingId listing, CancellationToken ct) => (await catalog.FindAsync([listing], store.Currency, known: true, ct)).GetValueOrDefault(listing)?.ProductName ?? "what you asked for";

    private static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
