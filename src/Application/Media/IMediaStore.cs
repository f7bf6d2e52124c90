namespace Marketplace.Application.Media;

/// <summary>Keeps files under keys that this module makes; what lies under a key never changes.</summary>
public interface IMediaStore
{
    /// <summary>An empty place on this machine for a file that is being received or made; disposing it removes it.</summary>
    StagedFile Stage();

    /// <summary>Copies a stream to a staged file and stops with <c>file_too_large</c> at the first byte over the limit.</summary>
    Task<StagedFile> StageAsync(Stream content, long maxBytes, CancellationToken ct);

    /// <summary>Keeps a staged file; where the key is taken already the same content lies there, and only its age begins anew.</summary>
    Task PutAsync(string key, StagedFile file, CancellationToken ct);

    /// <summary>The content, or null where nothing lies under the key.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken ct);

    /// <summary>Removes what lies under the key, unless it was put (again) since <paramref name="putBefore"/>.</summary>
    Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct);

    /// <summary>The keys, without those of renditions, that were last put before an instant: they may be swept where nobody refers to them.</summary>
    IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, CancellationToken ct);
}

/// <summary>A file on this machine that nobody else sees yet.</summary>
public sealed class StagedFile(string path) : IDisposable
{
    public string Path { get; } = path;

    /// <summary>SHA-256 in lower-case hexadecimal digits; known for received files.</summary>
    public string Checksum { get; init; } = "";

    public long Length { get; init; }

    public void Dispose() => File.Delete(Path);
}
