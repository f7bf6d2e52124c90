using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Persistence.Outbox;

/// <summary>To which resource an event belongs, and what its reader has to be allowed to read.</summary>
internal static class EventSubjects
{
    private static readonly FrozenDictionary<string, (string Type, string Permission)> Known = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["apiKey"] = ("apiKeys", "apiKeys"),
        ["cart"] = ("carts", "carts"),
        ["category"] = ("categories", "categories"),
        ["commission"] = ("sellerOrders", "orders"),
        ["customerProfile"] = ("customerProfiles", "customers"),
        ["fulfilment"] = ("fulfilments", "orders"),
        ["import"] = ("imports", "imports"),
        ["interest"] = ("interests", "orders"),
        ["invoice"] = ("invoices", "orders"),
        ["kyc"] = ("kycCases", "kyc"),
        ["kycDocument"] = ("kycDocuments", "kyc"),
        ["ledger"] = ("journalEntries", "ledger"),
        ["listing"] = ("listings", "listings"),
        ["order"] = ("orders", "orders"),
        ["payment"] = ("payments", "payments"),
        ["paymentMethod"] = ("paymentMethods", "payments"),
        ["privacyRequest"] = ("privacyRequests", "privacy"),
        ["product"] = ("products", "products"),
        ["promotion"] = ("promotions", "promotions"),
        ["purchaseRequest"] = ("purchaseRequests", "orders"),
        ["refund"] = ("refunds", "refunds"),
        ["seller"] = ("sellers", "sellers"),
        ["sellerOrder"] = ("sellerOrders", "orders"),
        ["shop"] = ("shops", "shops"),
        ["stock"] = ("stockItems", "stock"),
        ["user"] = ("users", "users"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All resource types to which something happens.</summary>
    public static IEnumerable<string> Types => Known.Values.Select(subject => subject.Type);

    /// <summary>By the first word of the event's name. What is not known is read by nobody.</summary>
    public static string TypeOf(string eventName)
    {
        var word = eventName.Split('.')[0];
        return Known.TryGetValue(word, out var subject) ? subject.Type : word + "s";
    }

    /// <summary>The types whose events this one may read.</summary>
    public static string[] ReadableBy(ICaller caller) => [.. Known.Values.Where(subject => caller.May($"read:{subject.Permission}")).Select(subject => subject.Type)];

    /// <summary>The seller that an event names, if any.</summary>
    public static SellerId? SellerIn(ReadOnlySpan<byte> payload) => IdIn(payload, "sellerId"u8) is { } id ? new SellerId(id) : null;

    /// <summary>The buyer that an event names, if any.</summary>
    public static BuyerId? BuyerIn(string payload) => IdIn(Encoding.UTF8.GetBytes(payload), "buyerId"u8) is { } id ? new BuyerId(id) : null;

    private static Guid? IdIn(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> name)
    {
        var json = new Utf8JsonReader(payload);
        while (json.Read())
        {
            if (json.CurrentDepth == 1 && json.TokenType is JsonTokenType.PropertyName && json.ValueTextEquals(name)) return json.Read() && json.TokenType is JsonTokenType.String ? json.GetGuid() : null;
        }

        return null;
    }
}
