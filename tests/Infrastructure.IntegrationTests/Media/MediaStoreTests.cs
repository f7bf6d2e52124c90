using Marketplace.Application.Media;
using Marketplace.Domain.Media;
using Marketplace.Infrastructure.Media;
using Marketplace.Infrastructure.Media.Cloudinary;
using Marketplace.Infrastructure.Media.S3;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

public sealed class FilesStoreTests : MediaStoreContract
{
    private protected override Task<IMediaStore> OpenAsync() =>
        Task.FromResult<IMediaStore>(new LocalDiskMediaStore(Microsoft.Extensions.Options.Options.Create(new MediaOptions { Folder = Folder }), TimeProvider.System));
}

/// <summary>MED-07.</summary>
public abstract class S3StoreTests(bool pathStyle) : RemoteStoreContract
{
    protected override string Name => "s3";

    private protected override IMediaStore Of(IOptions<MediaOptions> options, TimeProvider clock) => new S3MediaStore(new Clients(Service), options, clock, NullLogger<S3MediaStore>.Instance);

    private protected override IOptions<MediaOptions> Options(string secret) => Microsoft.Extensions.Options.Options.Create(new MediaOptions
    {
        Folder = Folder,
        Storage = MediaStorage.S3,
        S3 = new S3Options
        {
            Endpoint = pathStyle ? new Uri(Service, "/s3") : new UriBuilder(Service) { Host = "s3.example.test" }.Uri,
            Region = "eu-west-1",
            Bucket = "marketplace",
            AccessKeyId = Client,
            SecretAccessKey = secret,
            PathStyle = pathStyle,
            TimeoutSeconds = Patience,
        },
    });
}

public sealed class S3WithTheBucketInThePathTests() : S3StoreTests(pathStyle: true);

public sealed class S3WithTheBucketInTheHostTests() : S3StoreTests(pathStyle: false);

/// <summary>MED-01.</summary>
public abstract class CloudinaryStoreContract(string digest) : RemoteStoreContract
{
    protected override string Name => "cloudinary";

    private protected override IMediaStore Of(IOptions<MediaOptions> options, TimeProvider clock) =>
        new CloudinaryMediaStore(new CloudinaryAccount(new Clients(Service), options, clock, NullLogger<CloudinaryAccount>.Instance), options);

    private protected override IOptions<MediaOptions> Options(string secret) => Microsoft.Extensions.Options.Options.Create(new MediaOptions
    {
        Folder = Folder,
        Storage = MediaStorage.Cloudinary,
        Cloudinary = new CloudinaryOptions
        {
            CloudName = "marketplace",
            ApiKey = Client,
            ApiSecret = secret,
            Signature = Enum.Parse<CloudinaryDigest>(digest),
            ApiAddress = new Uri(Service, "/cloudinary"),
            DeliveryAddress = new Uri(Service, "/cloudinary/res"),
            TimeoutSeconds = Patience,
        },
    });
}

public sealed class CloudinaryStoreTests() : CloudinaryStoreContract("Sha1")
{
    [Fact]
    public async Task A_picture_lies_in_its_folder_and_every_form_has_an_address_that_anybody_may_open()
    {
        var (key, picture) = Picture();
        await PutAsync(key, picture);
        var addresses = (CloudinaryMediaStore)Store;
        using var anybody = new HttpClient();

        var name = Path.GetFileNameWithoutExtension(key);
        addresses.Of(key, Rendition.Original).ShouldBe(new Uri(Service, $"/cloudinary/res/marketplace/image/upload/v1/marketplace/products/{name}").AbsoluteUri);
        addresses.Of(key, Rendition.Thumbnail).ShouldBe(new Uri(Service, $"/cloudinary/res/marketplace/image/upload/c_limit,w_160,h_160/f_auto/q_auto/v1/marketplace/products/{name}.webp").AbsoluteUri);
        foreach (var form in Enum.GetValues<Rendition>()) (await anybody.GetByteArrayAsync(new Uri(addresses.Of(key, form)), Aborted)).ShouldBe(picture);
    }

    [Fact]
    public async Task What_is_private_has_no_address_without_a_signature()
    {
        await PutAsync(Paper, [1, 2, 3]);
        var signed = ((CloudinaryMediaStore)Store).Of(Paper, Rendition.Original);
        using var anybody = new HttpClient();

        (await anybody.GetAsync(new Uri(signed), Aborted)).IsSuccessStatusCode.ShouldBeTrue();
        var signature = signed[signed.IndexOf("s--", StringComparison.Ordinal)..][..14];
        foreach (var wrong in (string[])[signed.Replace(signature, "", StringComparison.Ordinal), signed.Replace(signature, "s--AAAAAAAA--/", StringComparison.Ordinal)])
        {
            (await anybody.GetAsync(new Uri(wrong), Aborted)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
        }
    }
}

public sealed class CloudinaryStoreOfALongDigestTests() : CloudinaryStoreContract("Sha256");
