using System.Net;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMediaAdapters(this IServiceCollection services)
    {
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IMediaStore, LocalDiskMediaStore>()
            .AddSingleton<IFileSigner, FileSigner>()
            .AddSingleton<IImageProcessor, VipsImageProcessor>()
            .AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync)
            .AddSingleton<IRemoteImageFetcher, SafeImageFetcher>();
    }
}
