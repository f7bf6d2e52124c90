namespace Marketplace.Domain.Catalog;

/// <summary>In what the variants of a product differ: <c>size</c> with M and XL.</summary>
public sealed record OptionAxis(string Name, IReadOnlyList<string> Values)
{
    public bool Equals(OptionAxis? other) => other is not null && Name == other.Name && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
