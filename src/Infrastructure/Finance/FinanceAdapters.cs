using Marketplace.Application.Finance;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Finance;

internal static class FinanceAdapters
{
    public static IServiceCollection AddFinanceAdapters(this IServiceCollection services) => services.AddScoped<IJournal, Journal>();
}
