using System.Runtime.CompilerServices;
using Marketplace.Application.Media;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

/// <summary>Keeps files below one folder. A file appears under its key whole or not at all, also when the machine stops in the middle.</summary>
internal sealed class LocalDiskMediaStore : StagingMediaStore
{
    private static readonly string[] SweptAreas = ["public", "private"];

    private readonly string _root;
    private readonly TimeProvider _clock;

    /// <remarks>What is staged lies on the same disk, so that a move is a rename.</remarks>
    public LocalDiskMediaStore(IOptions<MediaOptions> options, TimeProvider clock)
        : base(options)
    {
        _clock = clock;
        _root = Path.GetFullPath(options.Value.Folder);
    }

    public override async Task PutAsync(string key, StagedFile file, CancellationToken ct)
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

    public override Task<Stream?> OpenAsync(string key, CancellationToken ct)
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

    public override Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct)
    {
        var path = PathOf(key);
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < putBefore.UtcDateTime) File.Delete(path);
        return Task.CompletedTask;
    }

    public override async IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        SweepStage(instant);
        foreach (var area in SweptAreas.Select(area => Path.Combine(_root, area)).Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(area, "*", SearchOption.AllDirectories))
            {
                ct.ThrowIfCancellationRequested();
                if (File.GetLastWriteTimeUtc(path) < instant.UtcDateTime) yield return Path.GetRelativePath(_root, path).Replace('\\', '/');
            }
        }
    }

    private string PathOf(string key) => Path.Combine(_root, StorageKeys.Checked(key));
}
