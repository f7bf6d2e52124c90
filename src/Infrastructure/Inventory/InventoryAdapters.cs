using Marketplace.Application.Inventory;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Inventory;

internal static class InventoryAdapters
{
    public static IServiceCollection AddInventoryAdapters(this IServiceCollection services) => services.AddScoped<IStockTaking, StockTaking>();
}
