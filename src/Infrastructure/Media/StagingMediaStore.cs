using System.Security.Cryptography;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

/// <summary>Receives files on this machine, wherever they are kept.</summary>
internal abstract class StagingMediaStore : IMediaStore
{
    private const int BufferLength = 64 * 1024;

    private readonly string _stage;

    protected StagingMediaStore(IOptions<MediaOptions> options)
    {
        _stage = Path.Combine(Path.GetFullPath(options.Value.Folder), "stage");
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

    public abstract Task PutAsync(string key, StagedFile file, CancellationToken ct);

    public abstract Task<Stream?> OpenAsync(string key, CancellationToken ct);

    public abstract Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct);

    public abstract IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, CancellationToken ct);

    /// <summary>What a program left that was ended.</summary>
    protected void SweepStage(DateTimeOffset instant)
    {
        foreach (var left in Directory.EnumerateFiles(_stage).Where(left => File.GetLastWriteTimeUtc(left) < instant.UtcDateTime)) File.Delete(left);
    }

    /// <summary>A body from elsewhere as a file that is gone when it is closed: whole, with a length and parts that can be asked for. Nothing half arrives at whoever reads it.</summary>
    protected async Task<Stream> FetchedAsync(HttpContent content, CancellationToken ct)
    {
        var file = new FileStream(Stage().Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferLength, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await content.CopyToAsync(file, ct);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
