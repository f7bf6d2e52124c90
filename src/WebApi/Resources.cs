using Marketplace.WebApi.Inventory;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Platform;

namespace Marketplace.WebApi;

/// <summary>Every resource type of the product, module by module.</summary>
internal static class Resources
{
    public static IReadOnlyList<ResourceType> All { get; } =
    [
        StockResources.Items, StockResources.Adjustments, StockResources.Movements, StockResources.Reservations,
        TransitionResource.Type,
    ];
}
