namespace Marketplace.Application.Common.Reading;

/// <summary>Counts of one kind over a filtered collection, such as how many products each category has.</summary>
/// <param name="Name">What is counted by: <c>category</c>, <c>seller</c>, <c>price</c>.</param>
public sealed record FacetView(string Name, IReadOnlyList<FacetView.Bucket> Buckets)
{
    /// <param name="Value">What a filter takes to get just these: an id, or <c>10.00..25.00</c> for a band.</param>
    public sealed record Bucket(string Value, string Label, long Count);
}
