using System.Security.Cryptography;
using Marketplace.Application.Media;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>What every store of files does, wherever it keeps them.</summary>
public abstract class MediaStoreContract : IAsyncLifetime
{
    protected const string Paper = "private/0f/0123456789abcdef0123456789abcd0f.pdf";

    private IMediaStore? _store;

    protected static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("media-").FullName;

    private protected IMediaStore Store => _store!;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_put_is_read_back_whole_and_in_parts()
    {
        await PutAsync(Paper, "a paper of somebody"u8.ToArray());

        (await ReadAsync(Paper)).ShouldBe("a paper of somebody"u8.ToArray());
        await using var content = (await Store.OpenAsync(Paper, Aborted)).ShouldNotBeNull();
        content.Length.ShouldBe(19);
        content.Seek(8, SeekOrigin.Begin);
        var part = new byte[2];
        await content.ReadExactlyAsync(part, Aborted);
        part.ShouldBe("of"u8.ToArray());
    }

    [Fact]
    public async Task The_same_put_again_is_there_once()
    {
        var (key, picture) = Picture();
        for (var i = 0; i < 2; i++) await PutAsync(key, picture);

        (await ReadAsync(key)).ShouldBe(picture);
        (await ListAsync(DateTimeOffset.MaxValue)).ShouldBe([key]);
    }

    [Fact]
    public async Task What_was_never_put_is_not_there()
    {
        (await Store.OpenAsync(Paper, Aborted)).ShouldBeNull();
        (await Store.OpenAsync(Picture().Key, Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_deleted_is_gone_and_to_delete_it_again_is_no_fault()
    {
        var (key, picture) = Picture();
        await PutAsync(key, picture);
        await PutAsync(Paper, [1, 2, 3]);

        for (var i = 0; i < 2; i++)
        {
            foreach (var put in (string[])[key, Paper]) await Store.DeleteAsync(put, DateTimeOffset.MaxValue, Aborted);
        }

        (await Store.OpenAsync(key, Aborted)).ShouldBeNull();
        (await Store.OpenAsync(Paper, Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_put_since_is_not_deleted()
    {
        await PutAsync(Paper, [1, 2, 3]);

        await Store.DeleteAsync(Paper, DateTimeOffset.UtcNow.AddHours(-1), Aborted);

        (await ReadAsync(Paper)).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Ten_megabytes_come_back_as_they_went()
    {
        var large = RandomNumberGenerator.GetBytes(10 * 1024 * 1024);
        await PutAsync(Paper, large);

        (await ReadAsync(Paper)).AsSpan().SequenceEqual(large).ShouldBeTrue();
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("private/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("private//x")]
    [InlineData("private/%2e%2e/x")]
    [InlineData("private/a b.pdf")]
    [InlineData("private/\u00e9.pdf")]
    [InlineData("private/a?b")]
    [InlineData("private\\x")]
    [InlineData("x")]
    [InlineData("")]
    public async Task No_key_leads_out_of_the_store(string key)
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Store.OpenAsync(key, Aborted));
        await Should.ThrowAsync<ArgumentException>(() => PutAsync(key, [1]));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(key, DateTimeOffset.MaxValue, Aborted));
    }

    [Fact]
    public async Task Many_at_once_do_not_mix()
    {
        var (shared, picture) = Picture();
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), Aborted, async (number, _) =>
        {
            await PutAsync(shared, picture);
            await PutAsync($"private/{number:x2}/{number}.pdf", [(byte)number]);
        });

        (await ReadAsync(shared)).ShouldBe(picture);
        for (var number = 0; number < 16; number++) (await ReadAsync($"private/{number:x2}/{number}.pdf")).ShouldBe([(byte)number]);
        Directory.GetFiles(Path.Combine(Folder, "stage")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sweep_is_told_what_is_old_and_not_of_smaller_forms()
    {
        var pictures = Enumerable.Range(0, 3).Select(_ => Picture()).ToList();
        foreach (var (key, picture) in pictures)
        {
            await PutAsync(key, picture);
            await PutAsync(StorageKeys.OfRendition(key, Domain.Media.Rendition.Thumbnail), picture);
        }

        string[] papers = [.. Enumerable.Range(0, 3).Select(number => $"private/0{number}/{number}.pdf")];
        foreach (var paper in papers) await PutAsync(paper, [1]);

        (await ListAsync(DateTimeOffset.UtcNow.AddMinutes(1))).ShouldBe([.. papers, .. pictures.Select(picture => picture.Key)], ignoreOrder: true);
        (await ListAsync(DateTimeOffset.UtcNow.AddHours(-1))).ShouldBeEmpty();
        await using var smaller = (await Store.OpenAsync(StorageKeys.OfRendition(pictures[0].Key, Domain.Media.Rendition.Thumbnail), Aborted)).ShouldNotBeNull();
    }

    private protected abstract Task<IMediaStore> OpenAsync();

    /// <summary>A picture that no other test has.</summary>
    private protected static (string Key, byte[] Content) Picture()
    {
        byte[] content = [.. MediaBench.Png, .. Guid.NewGuid().ToByteArray()];
        return (StorageKeys.Of(Domain.Media.FileKind.Png, Convert.ToHexStringLower(SHA256.HashData(content))), content);
    }

    private protected async Task PutAsync(string key, byte[] content)
    {
        using var staged = await Store.StageAsync(new MemoryStream(content), long.MaxValue, Aborted);
        await Store.PutAsync(key, staged, Aborted);
    }

    private protected async Task<byte[]> ReadAsync(string key)
    {
        await using var stored = (await Store.OpenAsync(key, Aborted)).ShouldNotBeNull();
        var content = new MemoryStream();
        await stored.CopyToAsync(content, Aborted);
        return content.ToArray();
    }

    private protected async Task<IReadOnlyList<string>> ListAsync(DateTimeOffset before)
    {
        var keys = new List<string>();
        await foreach (var key in Store.PutBeforeAsync(before, Aborted)) keys.Add(key);
        return keys;
    }
}
