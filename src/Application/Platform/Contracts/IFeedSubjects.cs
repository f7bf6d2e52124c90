using Marketplace.Domain.Common;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>The types whose changes are told; each is named as its resource type.</summary>
public enum FeedType { Products, Listings, Categories, Sellers, StockItems, SellerOrders, Orders, Users }

/// <summary>What the change feed asks about the resources of one type.</summary>
public interface IFeedSubjects
{
    FeedType Type { get; }

    /// <summary>Those that exist, as they are now.</summary>
    Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>What the public sees only as long as it sees these.</summary>
    Task<IReadOnlyList<FeedKey>> HangingOnAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyList<FeedKey>>([]);
}

public sealed record FeedKey(FeedType Type, Guid Id);

/// <param name="SellerId">Whose business it is, where it is a seller's.</param>
/// <param name="IsPublic">Whether a stranger sees it now.</param>
public sealed record FeedSubject(Guid Id, SellerId? SellerId, bool IsPublic = false);
