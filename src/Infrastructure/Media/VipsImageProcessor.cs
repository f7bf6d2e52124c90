using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

/// <summary>Runs the programs of libvips-tools, a few at a time and each for a limited time.</summary>
internal sealed partial class VipsImageProcessor : IImageProcessor, IDisposable
{
    /// <summary>Larger than any picture we take, so that nothing is scaled.</summary>
    private const int AnySide = 100_000;

    private readonly MediaOptions _options;
    private readonly SemaphoreSlim _gate;

    public VipsImageProcessor(IOptions<MediaOptions> options, ILogger<VipsImageProcessor> logger)
    {
        _options = options.Value;
        _gate = new(_options.Concurrency);
        CanRender = IsThere(_options.Thumbnailer) && IsThere(_options.HeaderReader);
        if (!CanRender) LogProgramMissing(logger, _options.Thumbnailer);
    }

    public bool CanRender { get; }

    public async Task<ImageSize> InspectAsync(string path, CancellationToken ct)
    {
        var width = await RunAsync(_options.HeaderReader, ["-f", "width", path], ct);
        var height = await RunAsync(_options.HeaderReader, ["-f", "height", path], ct);
        return new(Number(width), Number(height));
    }

    public async Task RenderAsync(string source, FileKind kind, Rendition rendition, string target, CancellationToken ct)
    {
        var side = rendition.LongerSide ?? AnySide;

        // The ending chooses the format; a moving GIF becomes the PNG of its first frame.
        var (ending, options) = (rendition, kind) switch
        {
            (Rendition.Original, FileKind.Jpeg) => ("jpg", "[Q=90,optimize_coding,strip]"),
            (Rendition.Original, FileKind.WebP) => ("webp", "[Q=90,strip]"),
            (Rendition.Original, _) => ("png", "[strip]"),
            _ => ("webp", "[Q=80,strip]"),
        };
        var made = $"{target}.{ending}";
        try
        {
            await RunAsync(_options.Thumbnailer, [source, "--size", string.Create(CultureInfo.InvariantCulture, $"{side}x{side}>"), "--export-profile", "srgb", "--output", made + options], ct);
            File.Move(made, target, overwrite: true);
        }
        finally
        {
            File.Delete(made);
        }
    }

    public void Dispose() => _gate.Dispose();

    private static int Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new DomainException(UploadErrors.Unreadable);

    private static bool IsThere(string program) => Path.IsPathRooted(program)
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(TimeSpan.FromSeconds(_options.RenderSeconds));
            return await RunLimitedAsync(program, arguments, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new DomainException(UploadErrors.Unreadable); // a picture that takes this long is made to
        }
        finally
        {
            _gate.Release();
        }
    }

    private static async Task<string> RunLimitedAsync(string program, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        using var process = Process.Start(Prepare(program, arguments)) ?? throw new Win32Exception($"{program} did not start.");
        try
        {
            // Both streams at once: a full pipe would stop the program.
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var complaints = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            await complaints;
            return process.ExitCode == 0 ? await output : throw new DomainException(UploadErrors.Unreadable);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Prepare(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1"; // only loaders that are tested against hostile input
        start.Environment["VIPS_CONCURRENCY"] = "1";
        start.Environment["MALLOC_ARENA_MAX"] = "2";
        return start;
    }

    [LoggerMessage(2501, LogLevel.Warning, "{Program} is not on this machine (package libvips-tools): pictures are served in their original size and keep their metadata.")]
    private static partial void LogProgramMissing(ILogger logger, string program);
}
