using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

internal sealed class SellersInFeed(ISellersDb db) : IFeedSubjects
{
    public FeedType Type => FeedType.Sellers;

    public async Task<IReadOnlyList<FeedSubject>> LookAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        SellerId[] sellers = [.. ids.Select(SellerId.From)];
        return await db.Sellers.Where(seller => sellers.Contains(seller.Id))
            .Select(seller => new FeedSubject(seller.Id.Value, seller.Id, seller.Status == SellerStatus.Approved)).ToListAsync(ct);
    }
}
