using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>R-09: what is no harmless picture is refused, what is kept holds pixels only.</summary>
public sealed class FileIntakeTests : IDisposable
{
    private readonly MediaBench _bench = new();

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><svg/>")]
    [InlineData("push graphic-context\nviewbox 0 0 640 480")]
    [InlineData("%PDF-1.7")]
    [InlineData("MZ")]
    [InlineData("a,b\n1,2")]
    public async Task What_is_no_picture_is_refused_whatever_its_name(string content) =>
        (await Refused(Encoding.UTF8.GetBytes(content))).Code.ShouldBe("invalid_format");

    [Fact]
    public async Task An_empty_file_is_refused() => (await Refused([])).Code.ShouldBe("invalid_format");

    [Fact]
    public async Task A_damaged_picture_is_refused() => (await Refused(MediaBench.Png[..40])).Code.ShouldBe("invalid_format");

    [Theory]
    [InlineData(30_000, 30_000)]
    [InlineData(16_384, 1)]
    [InlineData(8_000, 6_251)]
    [InlineData(0, 5)]
    [InlineData(-1, -1)]
    public async Task A_flood_of_pixels_is_refused_by_the_header_alone(int width, int height) =>
        (await Refused(MediaBench.PngThatTells(width, height))).Code.ShouldBe("out_of_range");

    [Fact]
    public async Task One_byte_too_many_is_refused() => (await Refused(new byte[Upload.MaxBytes + 1])).Code.ShouldBe("file_too_large");

    [Fact]
    public async Task Nothing_but_the_pixels_of_a_picture_is_kept()
    {
        Assert.SkipUnless(_bench.Images.CanRender, "vipsthumbnail is not on this machine.");
        byte[] polyglot = [.. MediaBench.Png, .. "<script>alert(1)</script>"u8];

        var file = await _bench.Intake.ReceiveAsync(new MemoryStream(polyglot), UploadPurpose.Image, TestContext.Current.CancellationToken);

        file.ByteSize.ShouldBe(polyglot.Length);
        (await Kept(file.StorageKey)).AsSpan().IndexOf("<script>"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_smaller_form_is_webp_within_its_side_and_never_enlarged()
    {
        Assert.SkipUnless(_bench.Images.CanRender, "vipsthumbnail is not on this machine.");
        var file = await _bench.Intake.ReceiveAsync(new MemoryStream(MediaBench.Png), UploadPurpose.Image, TestContext.Current.CancellationToken);
        var maker = new RenditionMaker(_bench.Store, _bench.Images);

        await maker.MakeAsync(file.StorageKey, Rendition.Thumbnail, TestContext.Current.CancellationToken);

        var made = await Kept(StorageKeys.OfRendition(file.StorageKey, Rendition.Thumbnail));
        FileKind.Of(made).ShouldBe(FileKind.WebP);
        ImageSize.Read(FileKind.WebP, made).ShouldBe(new(2, 2));
    }

    [Fact]
    public async Task Without_the_program_the_picture_is_kept_as_it_came()
    {
        using var bench = new MediaBench(thumbnailer: "no-such-program");

        var file = await bench.Intake.ReceiveAsync(new MemoryStream(MediaBench.Png), UploadPurpose.Image, TestContext.Current.CancellationToken);

        bench.Images.CanRender.ShouldBeFalse();
        file.Size.ShouldBe(new(2, 2));
    }

    [Fact]
    public async Task An_import_takes_tables_and_json_and_no_pictures()
    {
        var table = await _bench.Intake.ReceiveAsync(new MemoryStream("Handle,Title\npot,Pot\n"u8.ToArray()), UploadPurpose.Import, TestContext.Current.CancellationToken);

        table.Kind.ShouldBe(FileKind.Csv);
        StorageKeys.OfPublic(Path.GetFileName(table.StorageKey)).ShouldBeNull();
        (await Should.ThrowAsync<DomainException>(_bench.Intake.ReceiveAsync(new MemoryStream(MediaBench.Png), UploadPurpose.Import, TestContext.Current.CancellationToken)))
            .Error.Code.ShouldBe("invalid_format");
    }

    [Fact]
    public async Task The_store_keeps_the_same_content_once_and_nothing_beside_it()
    {
        for (var i = 0; i < 2; i++) await _bench.Intake.ReceiveAsync(new MemoryStream(MediaBench.Png), UploadPurpose.Image, TestContext.Current.CancellationToken);

        _bench.Files.ShouldBe(1);
        await Should.ThrowAsync<ArgumentException>(() => _bench.Store.OpenAsync("../outside", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_private_file_cannot_be_put_in_the_place_of_another()
    {
        var ct = TestContext.Current.CancellationToken;
        var (mine, other) = (await Paper("mine"), await Paper("other"));
        (await _bench.Private.ReadAsync(mine.StorageKey, mine.Id!.Value, ct)).ShouldBe("%PDF-mine"u8.ToArray());

        await Should.ThrowAsync<CryptographicException>(_bench.Private.ReadAsync(other.StorageKey, mine.Id!.Value, ct));

        Task<ReceivedFile> Paper(string text) => _bench.Intake.ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes($"%PDF-{text}")), UploadPurpose.KycDocument, ct);
    }

    public void Dispose() => _bench.Dispose();

    private async Task<DomainError> Refused(byte[] content)
    {
        var refused = await Should.ThrowAsync<DomainException>(_bench.Intake.ReceiveAsync(new MemoryStream(content), UploadPurpose.Image, TestContext.Current.CancellationToken));
        _bench.Files.ShouldBe(0);
        return refused.Error;
    }

    private async Task<byte[]> Kept(string key)
    {
        await using var stored = await _bench.Store.OpenAsync(key, TestContext.Current.CancellationToken);
        var content = new MemoryStream();
        await stored.ShouldNotBeNull().CopyToAsync(content, TestContext.Current.CancellationToken);
        return content.ToArray();
    }
}
