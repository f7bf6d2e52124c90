using System.Net;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Infrastructure.Media.Cloudinary;
using Marketplace.Infrastructure.Media.S3;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

internal static class MediaModule
{
    public static IServiceCollection AddMediaAdapters(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<MediaOptions>(configuration, MediaOptions.Section)
        .AddStorage()
        .AddSingleton<IFileSigner, FileSigner>()
        .AddSingleton<IImageProcessor, VipsImageProcessor>()
        .AddSingleton<ResolveHost>(Dns.GetHostAddressesAsync)
        .AddSingleton<IRemoteImageFetcher, SafeImageFetcher>();

    /// <summary>Which store it is, is read when one is first needed: the settings are reviewed before.</summary>
    private static IServiceCollection AddStorage(this IServiceCollection services)
    {
        foreach (var client in (string[])[S3MediaStore.ClientName, CloudinaryAccount.ClientName])
        {
            services.AddHttpClient(client, http => http.Timeout = Timeout.InfiniteTimeSpan) // each call has a time of its own
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        }

        return services
            .AddSingleton<CloudinaryAccount>().AddSingleton<CloudinaryMediaStore>().AddSingleton<S3MediaStore>().AddSingleton<LocalDiskMediaStore>()
            .AddSingleton<IMediaStore>(provider => OptionsOf(provider).Storage switch
            {
                MediaStorage.Cloudinary => provider.GetRequiredService<CloudinaryMediaStore>(),
                MediaStorage.S3 => provider.GetRequiredService<S3MediaStore>(),
                _ => provider.GetRequiredService<LocalDiskMediaStore>(),
            })
            .AddSingleton<IDirectUploads>(provider => OptionsOf(provider).Storage is MediaStorage.Cloudinary ? provider.GetRequiredService<CloudinaryMediaStore>() : new NoDirectUploads())
            .AddSingleton<IMediaAddresses>(provider => OptionsOf(provider).Storage is MediaStorage.Cloudinary
                ? provider.GetRequiredService<CloudinaryMediaStore>()
                : new OwnMediaAddresses(OptionsOf(provider).PublicAddress?.AbsoluteUri.TrimEnd('/') ?? ""));
    }

    private static MediaOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<MediaOptions>>().Value;
}
