using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers.Contracts;

public static class ClosureQueries
{
    /// <summary>Closures that hold at a moment.</summary>
    public static IQueryable<SellerClosure> HoldingAt(this IQueryable<SellerClosure> closures, DateTimeOffset now) =>
        closures.Where(closure => closure.StartsAt <= now && (closure.EndsAt == null || closure.EndsAt > now));
}
