using System.Threading.Channels;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>Whose business something that happened is, so that a node knows whether anybody there wants to hear of it.</summary>
public readonly record struct NewsHint(Guid EventId, string SubjectType, SellerId? SellerId, BuyerId? BuyerId);

/// <summary>Something that happened, as its readers see it, and whose business it is.</summary>
public sealed record NewsItem(EventView Happened, NewsHint Hint);

/// <summary>What happens while somebody listens. Hints may be lost, doubled or late; the log of events is what counts.</summary>
public interface ILiveNews
{
    /// <summary>Whether this node hears at present what other nodes tell.</summary>
    bool IsHearing { get; }

    /// <summary>For one reader.</summary>
    ChannelReader<NewsHint> Hints { get; }

    /// <summary>Whether hints were lost since this was last asked.</summary>
    bool TakeGap();

    /// <summary>In the order of their sequence; what is not there is left out.</summary>
    Task<IReadOnlyList<NewsItem>> FindAsync(IReadOnlyCollection<Guid> events, CancellationToken ct);

    /// <summary>Which events were noted since an instant, in the order of their sequence.</summary>
    Task<IReadOnlyList<Guid>> SinceAsync(DateTimeOffset since, CancellationToken ct);
}

/// <summary>Of what is told at once; by the types of the subjects.</summary>
public static class NewsTypes
{
    public static IReadOnlyList<string> Orders { get; } = ["orders", "sellerOrders", "purchaseRequests", "interests", "fulfilments"];

    public static IReadOnlyList<string> Catalogue { get; } = ["products", "listings", "sellers"];

    public static IReadOnlyList<string> All { get; } = [.. Orders, .. Catalogue];
}
