namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>What whoever makes category trees has to know of ours.</summary>
public static class CategoryLimits
{
    public const int MaxDepth = 6;
}
