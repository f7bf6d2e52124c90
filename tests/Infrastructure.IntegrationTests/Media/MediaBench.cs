using System.Buffers.Binary;
using System.Net;
using Marketplace.Application.Media;
using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Protection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>The adapters of Media over a folder of their own, and small files to feed them with.</summary>
internal sealed class MediaBench : IDisposable
{
    /// <summary>A red picture of 2 × 2 pixels.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==");

    private static readonly ProtectionOptions Keys = new() { Keys = [new() { Id = "test1", Key = Convert.ToBase64String(new byte[ProtectionOptions.KeyBytes]) }] };

    private readonly string _folder = Directory.CreateTempSubdirectory("media-").FullName;

    public MediaBench(MediaOptions.FetchOptions? fetch = null, string thumbnailer = "vipsthumbnail", ResolveHost? resolve = null)
    {
        var options = Options.Create(new MediaOptions { Folder = _folder, Thumbnailer = thumbnailer, Fetch = fetch ?? new() });
        Store = new LocalDiskMediaStore(options, TimeProvider.System);
        Images = new VipsImageProcessor(options, NullLogger<VipsImageProcessor>.Instance);
        Private = new PrivateFiles(Store, new AesFieldProtector(Options.Create(Keys)));
        Intake = new FileIntake(Store, Private, Images);
        Fetcher = new SafeImageFetcher(options, Store, Intake, resolve ?? Dns.GetHostAddressesAsync);
    }

    public IMediaStore Store { get; }

    public VipsImageProcessor Images { get; }

    public PrivateFiles Private { get; }

    public FileIntake Intake { get; }

    public SafeImageFetcher Fetcher { get; }

    public int Files => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length;

    /// <summary>The red picture, whose header tells another size.</summary>
    public static byte[] PngThatTells(int width, int height)
    {
        var png = Png.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    public void Dispose()
    {
        Fetcher.Dispose();
        Images.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
