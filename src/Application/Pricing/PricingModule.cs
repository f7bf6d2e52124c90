using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Pricing;

internal static class PricingModule
{
    public static IServiceCollection AddPricing(this IServiceCollection services) => services
        .AddScoped<PromotionRules>()
        .AddScoped<BasketPricing>()
        .AddScoped<IBasketPricing>(provider => provider.GetRequiredService<BasketPricing>())
        .AddScoped<ICouponDesk, CouponDesk>()
        .AddScoped<IPromotionUses, PromotionUses>()
        .AddScoped<IBooksCheck, PromotionBooks>();
}
