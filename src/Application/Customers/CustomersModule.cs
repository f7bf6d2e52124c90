using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Customers;

internal static class CustomersModule
{
    public static IServiceCollection AddCustomers(this IServiceCollection services) => services
        .AddScoped<ICustomerProfiles, CustomerProfiles>()
        .AddScoped<PublicGoods>()
        .AddScoped<PersonalData>()
        .AddScoped<PrivacyJobs>()
        .AddSingleton<IJobKeeper, KeepPrivacyJob>()
        .AddScoped<IPersonalData, CustomerData>();
}
