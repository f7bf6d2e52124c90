using Marketplace.Application.Platform.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Integration;

internal static class IntegrationModule
{
    public static IServiceCollection AddIntegration(this IServiceCollection services) => services
        .AddSingleton<ImportReader>()
        .AddSingleton<ImportRunner>()
        .AddScoped<ImportItems>()
        .AddScoped<ImportHold>()
        .AddScoped<ImportCheck>()
        .AddScoped<ImportWork>()
        .AddScoped<ImportPictures>()
        .AddScoped<IJobKeeper, CancelImportJob>();
}
