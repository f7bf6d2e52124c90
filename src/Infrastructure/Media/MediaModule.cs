using System.Net;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMediaAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<MediaOptions>(configuration, MediaOptions.Section)
        .AddSingleton<IMediaStore, LocalDiskMediaStore>()
        .AddSingleton<IFileSigner, FileSigner>()
        .AddSingleton<IImageProcessor, VipsImageProcessor>()
        .AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync)
        .AddSingleton<IRemoteImageFetcher, SafeImageFetcher>();

}
