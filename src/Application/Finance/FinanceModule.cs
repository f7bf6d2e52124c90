using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Finance;

internal static class FinanceModule
{
    public static IServiceCollection AddFinance(this IServiceCollection services) => services
        .AddScoped<CommissionTables>()
        .AddScoped<ICommissions, Commissions>()
        .AddScoped<ICommissionBilling, CommissionBilling>()
        .AddScoped<ILedger, Ledger>()
        .AddScoped<IFinanceBooks, FinanceBooks>()
        .AddScoped<IBooksCheck, CommissionBooks>()
        .AddScoped<IBooksCheck, LedgerBooks>();
}
