namespace Marketplace.Application.Integration.Contracts;

/// <summary>One node of an imported category tree; its parent comes before it.</summary>
public sealed record ImportedCategory : ImportDraft
{
    public required string Name { get; init; }

    public string? ParentExternalId { get; init; }

    /// <summary>Its place among its siblings, from 0, in the order of the file.</summary>
    public int Position { get; init; }
}
