using Marketplace.Application.Integration;
using Marketplace.Application.Integration.Files;
using Marketplace.Domain.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Integration;

/// <summary>Files in one folder, under names that only this class makes.</summary>
internal sealed class DiskImportFiles(IOptions<IntegrationOptions> options) : IImportFiles
{
    private const string Unfinished = ".part";

    private static readonly DomainError TooLarge = new(ErrorKind.TooLarge, "file_too_large", $"A file has at most {ImportLimits.MaxBytes / 1024 / 1024} MB.");

    private readonly string _folder = Path.GetFullPath(options.Value.Folder);

    public async Task<string> KeepAsync(Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(_folder);
        var key = Guid.CreateVersion7().ToString("N");
        var unfinished = PathOf(key) + Unfinished;
        try
        {
            await using (var file = File.Create(unfinished)) await CopyAsync(content, file, ct);
            File.Move(unfinished, PathOf(key));
            return key;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    public bool Exists(string key) => Guid.TryParseExact(key, "N", out _) && File.Exists(PathOf(key));

    public Stream Open(string key) => File.OpenRead(PathOf(key));

    private static async Task CopyAsync(Stream from, FileStream to, CancellationToken ct)
    {
        var buffer = new byte[81_920];
        long length = 0;
        int count;
        while ((count = await from.ReadAsync(buffer, ct)) > 0)
        {
            length += count;
            Ensure.That(length <= ImportLimits.MaxBytes, TooLarge);
            await to.WriteAsync(buffer.AsMemory(0, count), ct);
        }

        to.Flush(flushToDisk: true); // the answer promises that the import survives
    }

    private string PathOf(string key) => Path.Combine(_folder, Path.GetFileName(key));
}
