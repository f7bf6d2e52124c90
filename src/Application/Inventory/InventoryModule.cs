using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Inventory;

internal static class InventoryModule
{
    public static IServiceCollection AddInventory(this IServiceCollection services) => services
        .AddScoped<IStockReservations, StockReservations>()
        .AddScoped<IStockOpening, StockOpening>()
        .AddScoped<IStockLevels, StockLevels>()
        .AddScoped<IReservationBooks, StockBooks>()
        .AddScoped<IBooksCheck, StockBooks>()
        .AddScoped<IFeedSubjects, StockInFeed>();
}
