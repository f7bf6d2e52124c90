using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>What lines say was called off, set aside, given back and returned is what their refunds say, and no price of a line goes back twice.</summary>
internal sealed class RefundedLineBooks(IOrderingDb db, IPaymentBooks payments) : IBooksCheck
{
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct)
    {
        var found = new List<Violation>();
        var all = db.SellerOrders.AsNoTracking().OrderBy(part => part.Id);
        for (var seen = 0; await all.Skip(seen).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } parts; seen += parts.Count)
        {
            var told = await payments.LinesAsync(parts.ConvertAll(part => part.Id), ct);
            found.AddRange(parts.SelectMany(part => Check(part, told)));
        }

        return found;
    }

    private static IEnumerable<Violation> Check(SellerOrder part, IReadOnlyDictionary<OrderLineId, RefundedLine> told)
    {
        foreach (var line in part.Lines)
        {
            var said = new RefundedLine(line.ClaimedQuantity, line.ClaimedTotal, line.RefundedQuantity, line.RefundedTotal, line.ReturnedQuantity);
            var refunds = told.GetValueOrDefault(line.Id, RefundedLine.Nothing);
            if (said != refunds) yield return new("ordering.refundedLines", $"sellerOrder {part.Number}", $"line {line.Id.Value} says {said}, its refunds {refunds}");
            if (line.ClaimedTotal + line.CancelledTotal > line.Total) yield return new("ordering.refundedTwice", $"sellerOrder {part.Number}", $"line {line.Id.Value} costs {line.Total}, of which {line.CancelledTotal} were called off and {line.ClaimedTotal} go back");
        }

        var back = part.Lines.Sum(line => line.RefundedTotal);
        if (back > part.RefundedTotal) yield return new("ordering.refundedLines", $"sellerOrder {part.Number}", $"{back} went back for its lines, and {part.RefundedTotal} in all");
    }
}
