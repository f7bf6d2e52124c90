using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>What lines say is packed, has left and came back is what their parcels hold.</summary>
internal sealed class FulfilmentBooks(IOrderingDb db) : IBooksCheck
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var found = new List<Violation>();
        var sent = db.SellerOrders.AsNoTracking().Where(part => part.FulfilmentMethod == FulfilmentMethod.Shipping || part.FulfilmentMethod == FulfilmentMethod.LocalDelivery).OrderBy(part => part.Id);
        for (var seen = 0; await sent.Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } parts; seen += parts.Count)
        {
            var ids = parts.ConvertAll(part => part.Id);
            var parcels = (await db.Fulfilments.AsNoTracking().Where(parcel => ids.Contains(parcel.SellerOrderId)).ToListAsync(ct)).ToLookup(parcel => parcel.SellerOrderId);
            found.AddRange(parts.SelectMany(part => Check(part, [.. parcels[part.Id]])));
        }

        return found;
    }

    private static IEnumerable<Violation> Check(SellerOrder part, IReadOnlyCollection<Fulfilment> parcels)
    {
        foreach (var line in part.Lines)
        {
            var (packed, sent, back) = (0, 0, 0);
            foreach (var (parcel, item) in parcels.SelectMany(parcel => parcel.Lines.Where(item => item.LineId == line.Id), (parcel, item) => (parcel, item)))
            {
                if (parcel.Status is FulfilmentStatus.Draft or FulfilmentStatus.Packed) packed += item.Quantity;
                else if (parcel.Status is not FulfilmentStatus.Cancelled) sent += item.Quantity;
                if (parcel.Status is FulfilmentStatus.ReturnedToSender) back += item.Quantity;
            }

            var told = (line.PackedQuantity, Sent: line.FulfilledQuantity + line.RecalledQuantity, line.CameBackQuantity);
            if ((packed, sent, back) != told)
            {
                yield return new("ordering.parcels", $"sellerOrder {part.Number}", $"line {line.Id.Value} says {told.PackedQuantity} packed, {told.Sent} sent and {told.CameBackQuantity} back, its parcels {packed}, {sent} and {back}");
            }
        }
    }
}
