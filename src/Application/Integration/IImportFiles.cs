namespace Marketplace.Application.Integration;

/// <summary>Keeps files as they came, as long as their imports may still read them.</summary>
public interface IImportFiles
{
    /// <summary>
    /// Keeps a file and returns the key under which it lies; stops with <c>file_too_large</c> at the first byte over the limit. Slow work, so it
    /// stands before the command and outside of its transaction.
    /// </summary>
    Task<string> KeepAsync(Stream content, CancellationToken ct);

    bool Exists(string key);

    Stream Open(string key);
}
