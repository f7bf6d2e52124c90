using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>Smaller forms of pictures are made ahead, each for itself.</summary>
public sealed class MissingRenditionsTests : IAsyncLifetime
{
    private const string Damaged = "damaged";

    private Database _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await Database.CreateAsync(services => services.AddSingleton<IImageProcessor, Copyist>());

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_picture_that_cannot_be_read_or_found_is_told_of_and_holds_up_no_other()
    {
        await ReceiveAsync($"{Damaged} 1");
        await ReceiveAsync("lost", isThere: false);
        UploadId[] good = [await ReceiveAsync("good 1"), await ReceiveAsync("good 2")];

        var told = await Should.ThrowAsync<AggregateException>(RenderAsync(limit: 20));

        told.InnerExceptions.Select(failure => failure.GetType()).ShouldBe([typeof(DomainException), typeof(FileNotFoundException)], ignoreOrder: true);
        (await RenderedAsync()).ShouldBe(good, ignoreOrder: true);
    }

    [Fact]
    public async Task More_pictures_that_cannot_be_read_than_are_tried_at_once_do_not_keep_a_later_one_from_its_turn()
    {
        for (var number = 0; number < 3; number++) await ReceiveAsync($"{Damaged} {number}");
        var good = await ReceiveAsync("good");

        for (var run = 0; run < 200 && (await RenderedAsync()).Count == 0; run++) await Record.ExceptionAsync(() => RenderAsync(limit: 1));

        (await RenderedAsync()).ShouldBe([good]);
    }

    [Fact]
    public async Task What_was_rendered_is_not_looked_at_again()
    {
        await ReceiveAsync("good");

        (await RenderAsync(limit: 20)).ShouldBe(1);
        (await RenderAsync(limit: 20)).ShouldBe(0);
    }

    private Task<int> RenderAsync(int limit) => _database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new RenderMissingRenditions(limit), Ct));

    private Task<List<UploadId>> RenderedAsync() => _database.WithAsync((db, _) => db.Uploads.Where(upload => upload.HasRenditions).Select(upload => upload.Id).ToListAsync(Ct));

    private Task<UploadId> ReceiveAsync(string content, bool isThere = true) => _database.WithAsync(async (db, services) =>
    {
        var bytes = Encoding.ASCII.GetBytes(content);
        var checksum = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var key = StorageKeys.Of(FileKind.Png, checksum);
        if (isThere)
        {
            var store = services.GetRequiredService<IMediaStore>();
            using var staged = await store.StageAsync(new MemoryStream(bytes), long.MaxValue, Ct);
            await store.PutAsync(key, staged, Ct);
        }

        var upload = Upload.Receive(new UploadOwner(), UploadPurpose.Image, "pot.png", new ReceivedFile(FileKind.Png, bytes.Length, checksum, key, new ImageSize(2, 2)), _database.Clock.GetUtcNow());
        upload.Relate();
        db.Uploads.Add(upload);
        await db.SaveChangesAsync(Ct);
        return upload.Id;
    });

    /// <summary>Every form looks like the original; some cannot be read.</summary>
    private sealed class Copyist : IImageProcessor
    {
        public bool CanRender => true;

        public Task<ImageSize> InspectAsync(string path, CancellationToken ct) => Task.FromResult(new ImageSize(2, 2));

        public async Task RenderAsync(string source, FileKind kind, Rendition rendition, string target, CancellationToken ct)
        {
            var content = await File.ReadAllTextAsync(source, ct);
            Ensure.That(!content.StartsWith(Damaged, StringComparison.Ordinal), UploadErrors.Unreadable);
            await File.WriteAllTextAsync(target, content, ct);
        }
    }
}
