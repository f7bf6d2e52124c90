using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

/// <summary>Keeps files below one folder. A file appears under its key whole or not at all, also when the machine stops in the middle.</summary>
internal sealed class LocalDiskMediaStore : IMediaStore
{
    private const int BufferLength = 64 * 1024;

    private static readonly string[] SweptAreas = ["public", "private"];

    private readonly string _root;
    private readonly string _stage;
    private readonly TimeProvider _clock;

    public LocalDiskMediaStore(IOptions<MediaOptions> options, TimeProvider clock)
    {
        _clock = clock;
        _root = Path.GetFullPath(options.Value.Folder);
        _stage = Path.Combine(_root, "stage"); // the same disk, so that a move is a rename
        Directory.CreateDirectory(_stage);
    }

    public StagedFile Stage() => new(Path.Combine(_stage, Path.GetRandomFileName()));

    public async Task<StagedFile> StageAsync(Stream content, long maxBytes, CancellationToken ct)
    {
        var place = Stage();
        try
        {
            using var checksum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            await using (var file = new FileStream(place.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                var buffer = new byte[BufferLength];
                for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
                {
                    length += read;
                    Ensure.That(length <= maxBytes, UploadErrors.TooLarge);
                    checksum.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }
            }

            return new(place.Path) { Length = length, Checksum = Convert.ToHexStringLower(checksum.GetHashAndReset()) };
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public async Task PutAsync(string key, StagedFile file, CancellationToken ct)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var copy = Stage();
        await using (var source = File.OpenRead(file.Path))
        await using (var target = new FileStream(copy.Path, FileMode.CreateNew))
        {
            await source.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(copy.Path, _clock.GetUtcNow().UtcDateTime);
        File.Move(copy.Path, path, overwrite: true);
    }

    public Task<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        var path = PathOf(key);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, useAsync: true));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct)
    {
        var path = PathOf(key);
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < putBefore.UtcDateTime) File.Delete(path);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var left in Directory.EnumerateFiles(_stage).Where(left => File.GetLastWriteTimeUtc(left) < instant.UtcDateTime)) File.Delete(left); // of a program that was ended

        foreach (var area in SweptAreas.Select(area => Path.Combine(_root, area)).Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(area, "*", SearchOption.AllDirectories))
            {
                ct.ThrowIfCancellationRequested();
                if (File.GetLastWriteTimeUtc(path) < instant.UtcDateTime) yield return Path.GetRelativePath(_root, path).Replace('\\', '/');
            }
        }
    }

    /// <summary>Keys are made by us; that none leads out of the folder is checked all the same.</summary>
    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(_root, key));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The key leads out of the store.", nameof(key));
    }
}
