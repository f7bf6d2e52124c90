using System.IO.Compression;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Bodies sent as gzip (JA-315). The framework's own middleware unpacks no more than may be sent packed, answers 500 to what is no gzip, and
/// hands on what it cannot unpack as if it were plain.
/// </summary>
internal sealed class PackedBodies(RequestDelegate next)
{
    public const int MaxUnpackedBytes = 10_000_000;

    public Task InvokeAsync(HttpContext context)
    {
        var coding = context.Request.Headers.ContentEncoding.ToString().Trim();
        return coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase) ? next(context) : UnpackAsync(context, coding);
    }

    private async Task UnpackAsync(HttpContext context, string coding)
    {
        var request = context.Request;
        if (!coding.Equals("gzip", StringComparison.OrdinalIgnoreCase)) throw new ApiException(new ApiError("unsupported_media_type", "A body is sent plain or as gzip.") { Header = "Content-Encoding" });

        var packed = request.Body;
        await using var gzip = new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true);
        request.Body = new Unpacked(gzip);
        request.ContentLength = null;
        request.Headers.ContentEncoding = default;
        try
        {
            await next(context);
        }
        finally
        {
            request.Body = packed;
        }
    }

    /// <summary>Stops as soon as too much comes out: a small body can unpack to gigabytes.</summary>
    private sealed class Unpacked(GZipStream gzip) : Stream
    {
        private int _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                var count = await gzip.ReadAsync(buffer, cancellationToken);
                _read += count;
                return _read <= MaxUnpackedBytes
                    ? count
                    : throw new ApiException(new ApiError("payload_too_large", $"At most {MaxUnpackedBytes} bytes are accepted once unpacked."));
            }
            catch (InvalidDataException)
            {
                throw new ApiException(new ApiError("malformed_json", "The body is no gzip.") { Header = "Content-Encoding" });
            }
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
