using System.Net;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Marketplace.WebApi.FunctionalTests.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Media;

/// <summary>A store of files that is down is told as such, and leaves nothing half done: no row without its bytes, and no bytes for long without their row (MED-01, R-05).</summary>
public sealed class StoreOutageTests(CloudinaryWorld world) : IClassFixture<CloudinaryWorld>, IAsyncLifetime
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private HttpClient SellerA => world.As("sellerA");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await world.FailAsync("none");

    [Theory]
    [InlineData("error")]
    [InlineData("drop")]
    [InlineData("slow")]
    public async Task An_upload_while_the_store_is_down_is_told_to_wait_and_leaves_no_row(string kind)
    {
        var before = await world.UploadsAsync();
        await world.FailAsync(kind);

        var refused = await SellerA.UploadPictureAsync("/api/v1/seller");

        refused.ShouldBeError(503, "temporarily_unavailable");
        refused.Response.Headers.RetryAfter.ShouldNotBeNull();
        (await world.UploadsAsync()).ShouldBe(before);
        await world.FailAsync("none");
        (await SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201);
    }

    [Fact]
    public async Task A_private_file_lies_there_encrypted_and_is_handed_out_by_its_signed_address_as_ever()
    {
        var upload = (await SellerA.UploadAsync(Papers.Pdf, "paper.pdf", "document")).ShouldBe(201);
        var anybody = world.Host.CreateClient();

        (await (await anybody.FetchAsync(upload.Text("url"))).Content.ReadAsByteArrayAsync(Aborted)).ShouldBe(Papers.Pdf);
        var id = Guid.Parse(upload.Id).ToString("N");
        (await world.KeptAsync("raw", "authenticated", $"marketplace/private/{id[^2..]}/{id}")).ShouldHaveSingleItem();
        await using var kept = await world.Host.Services.GetRequiredService<IMediaStore>().OpenAsync($"private/{id[^2..]}/{id}.pdf", Aborted);
        using var bytes = new MemoryStream();
        await kept.ShouldNotBeNull().CopyToAsync(bytes, Aborted);
        System.Text.Encoding.Latin1.GetString(bytes.ToArray()).ShouldNotContain(Papers.Secret);

        await world.FailAsync("error");
        (await anybody.FetchAsync(upload.Text("url"))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task What_no_row_names_is_swept_and_where_the_store_was_down_the_next_sweep_does_it()
    {
        var upload = (await SellerA.UploadPictureAsync("/api/v1/seller")).ShouldBe(201);
        var checksum = upload.Text("checksum");
        var begun = (await CloudinaryWorld.BeginAsync(SellerA, "/api/v1/seller")).ShouldBe(201);
        (await world.SendAsync(begun, Seeding.Pixel)).Status.ShouldBe(200);
        await using var tomorrow = world.Host.After(TimeSpan.FromHours(30));
        await world.FailAsync("error");

        (await Should.ThrowAsync<DomainException>(() => SweepAsync(tomorrow.Services))).Error.Code.ShouldBe("temporarily_unavailable");
        (await world.ReadAsync(db => db.Uploads.CountAsync(row => row.Checksum == checksum, Aborted))).ShouldBe(0); // expired; its bytes wait
        await world.FailAsync("none");
        await SweepAsync(tomorrow.Services);

        (await world.KeptAsync("image", "upload", "marketplace/products/")).ShouldBeEmpty();
        (await world.IncomingAsync(begun.Id)).ShouldBeEmpty();
        (await world.ReadAsync(db => db.DirectUploads.CountAsync(Aborted))).ShouldBe(0);
    }

    private static async Task SweepAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SweepMedia(), Aborted);
    }
}
