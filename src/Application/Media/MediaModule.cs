using Marketplace.Application.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Application.Media;

public static class MediaModule
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddScoped<IMediaLibrary, MediaLibrary>()
        .AddScoped<ICustomizationFiles, CustomizationFiles>()
        .AddScoped<IPrivateDocuments, PrivateDocuments>()
        .AddScoped<UnrenderedPicture>()
        .AddSingleton<PrivateFiles>()
        .AddSingleton<FileAddresses>()
        .AddSingleton<FileIntake>()
        .AddSingleton<RenditionMaker>();
}
