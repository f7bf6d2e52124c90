using Marketplace.Application.Customers.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>What somebody asked sellers for.</summary>
internal sealed class InquiryData(IOrderingDb db, OrderFiles files, TimeProvider clock) : IPersonalData
{
    public string Section => "inquiries";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => new
    {
        Interests = await db.Interests.AsNoTracking().Where(interest => interest.BuyerId == subject.ProfileId).OrderBy(interest => interest.Id)
            .Select(interest => new { interest.ListingId, interest.Message, interest.Status, interest.CreatedAt }).ToListAsync(ct),
        PurchaseRequests = await db.PurchaseRequests.AsNoTracking().Where(request => request.BuyerId == subject.ProfileId).OrderBy(request => request.Id)
            .Select(request => new { request.ListingId, request.Quantity, request.Customization, request.Message, request.ShippingAddress, request.Status, request.CreatedAt }).ToListAsync(ct),
    };

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        foreach (var interest in await db.Interests.Where(interest => interest.BuyerId == subject.ProfileId).ToListAsync(ct)) interest.ForgetPerson();
        foreach (var request in await db.PurchaseRequests.Where(request => request.BuyerId == subject.ProfileId).ToListAsync(ct))
        {
            await files.ReleaseAsync(request, ct);
            request.ForgetPerson(clock.GetUtcNow());
        }
    }
}
