namespace Marketplace.Application.Platform.Contracts;

/// <summary>Recomputes what a module keeps and names every disagreement; changes nothing. Asked together with all others of its kind, on one view of the database.</summary>
public interface IBooksCheck
{
    Task<IReadOnlyList<Violation>> FindAsync(CancellationToken ct);
}

/// <summary>Something that should never be.</summary>
/// <param name="Rule">What is broken: <c>inventory.onHand</c>.</param>
/// <param name="Subject">Where: a type with an id or a number.</param>
/// <param name="Detail">The two figures that should agree, or what is missing.</param>
public sealed record Violation(string Rule, string Subject, string Detail)
{
    public override string ToString() => $"{Rule}: {Subject}: {Detail}";
}
