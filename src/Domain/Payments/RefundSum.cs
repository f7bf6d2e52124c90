using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;

namespace Marketplace.Domain.Payments;

/// <summary>What a refund comes to, and for what: amount, parts and lines, of which each is left out where the others say it.</summary>
public sealed record RefundSum(Money Amount, IReadOnlyList<RefundPart> Parts, IReadOnlyList<RefundLine> Lines)
{
    /// <param name="lines">With what each is worth; less than that may go back, divided over them in proportion.</param>
    public static RefundSum Of(Money? amount, IReadOnlyList<RefundPart> parts, IReadOnlyList<RefundLine> lines, string currency)
    {
        Ensure.That(amount is not null || parts.Count + lines.Count > 0, RefundErrors.AmountRequired);
        var (worth, named) = (lines.Sum(line => line.Worth), parts.Where(part => part.Kind is RefundPartKind.Items).Sum(part => part.Amount));
        if (amount is null && named == 0 && worth > 0) parts = [new(RefundPartKind.Items, named = worth), .. parts];
        var total = amount ?? new Money(parts.Sum(part => part.Amount), currency);
        if (lines.Count == 0) return new(total, parts, lines);

        var items = parts.Count == 0 ? total.MinorUnits : named;
        Ensure.That(items > 0 && items <= worth, RefundErrors.NotForLines(new Money(worth, currency), parts.Count == 0 ? "amount" : "parts"));
        return new(total, parts, [.. lines.Zip(Shares.Split(items, [.. lines.Select(line => line.Worth)]), (line, part) => line with { Amount = part })]);
    }
}
