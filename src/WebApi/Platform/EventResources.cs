using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Platform;

/// <summary>What happened, and whether everybody has heard of it.</summary>
internal static class EventResources
{
    /// <summary>To what things happen.</summary>
    internal static readonly string[] Subjects =
    [
        "apiKeys", "carts", "categories", "customerProfiles", "fulfilments", "imports", "interests", "invoices", "journalEntries", "kycCases", "kycDocuments", "listings", "orders", "paymentMethods", "payments",
        "privacyRequests", "products", "promotions", "purchaseRequests", "refunds", "sellers", "sellerOrders", "shops", "stockItems", "users",
    ];

    public static ResourceType Events { get; } = Resource.Type<EventView, HappeningId>("events", happened => happened.Id, type =>
    {
        type.Describe("What happened, in the order in which it was noted, for 90 days; only of what the caller may read. A number may become visible after a higher one: whoever walks by sequence reads again what is younger than a minute. Admins see how far the delivery has come; what is stuck waits for a person, and with it what happened later to the same subject.");
        type.On(Surface.Seller, Methods.ListRead, AccessRule.Permission("webhooks"));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("webhooks"));
        type.Attribute("name", happened => happened.Name, StringFormat.Any).Filter();
        type.Attribute("sequence", happened => happened.Sequence, LongFormat.Any).Filter(Operators.Comparison).Sort();
        type.Attribute("occurredAt", happened => happened.OccurredAt, TimestampFormat.Instance).Filter(Operators.Comparison);
        type.Attribute("apiVersion", happened => happened.ApiVersion, StringFormat.Any);
        type.Attribute("correlationId", happened => happened.CorrelationId, StringFormat.Any);
        type.Attribute("attempts", happened => happened.Attempts, IntegerFormat.Any).On(Surfaces.Admin);
        type.Attribute("lastError", happened => happened.LastError, StringFormat.Any).On(Surfaces.Admin);
        type.Attribute("deliveredAt", happened => happened.DeliveredAt, TimestampFormat.Instance).On(Surfaces.Admin);
        type.Attribute("isStuck", happened => happened.IsStuck, BooleanFormat.Instance).On(Surfaces.Admin).Filter();
        type.ToAny("subject", happened => happened.SubjectType, happened => happened.SubjectId, Subjects);
        type.ToOne("seller", happened => happened.SellerId, "sellers");
        type.FilterId("seller", happened => happened.SellerId, Surfaces.Admin);
        type.SortByDefault("sequence");
        type.Include("subject", "seller");
    });

    public static ResourceType Redeliveries { get; } = Resource.Type<EventRedeliveryView, HappeningId>("eventRedeliveries", redelivery => redelivery.Id, type =>
    {
        type.Describe("Has an undelivered event tried again at once, from its first try on. Consumers that have handled it are left out; a delivered event is refused with 409.");
        type.On(Surface.Admin, Methods.Read | Methods.Create, AccessRule.Permission("jobs"));
        type.Timestamps(redelivery => redelivery.CreatedAt, updatedAt: null);
        type.ToOne("event", redelivery => redelivery.EventId, "events").Required();
        type.Include("event");
        type.Create(body => new RedeliverEventCommand(body.RequiredOne<HappeningId>("event")));
    });
}
