using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace Marketplace.WebApi.JsonApi;

/// <summary>A JSON writer and the memory that it writes into, used again for one answer after another. Nothing written outlives its disposal.</summary>
internal sealed class JsonBuffer : IDisposable
{
    private const int Kept = 64;
    private const int MaxBytesKept = 256 * 1024;

    private static readonly DefaultObjectPool<JsonBuffer> Pool = new(new Policy(), Kept);

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    private JsonBuffer() => Json = new Utf8JsonWriter(_bytes, Wire.WriterOptions);

    public Utf8JsonWriter Json { get; }

    public ReadOnlyMemory<byte> Written
    {
        get
        {
            Json.Flush();
            return _bytes.WrittenMemory;
        }
    }

    public static JsonBuffer Rent() => Pool.Get();

    public void Dispose() => Pool.Return(this);

    private sealed class Policy : PooledObjectPolicy<JsonBuffer>
    {
        public override JsonBuffer Create() => new();

        public override bool Return(JsonBuffer obj)
        {
            if (obj._bytes.Capacity > MaxBytesKept) return false;
            obj._bytes.ResetWrittenCount();
            obj.Json.Reset(obj._bytes);
            return true;
        }
    }
}
