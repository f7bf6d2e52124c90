using System.Buffers.Binary;
using System.Text.Json;

namespace Marketplace.Application.Common.Caching;

/// <summary>
/// What answers depend on, each thing as one of a fixed number of stripes: the id of a resource, and the word for all of a kind (what is in a list may change with
/// any of them). Two things on one stripe end each other's answers early, which is harmless; in return nothing has to be remembered of what was never kept.
/// </summary>
public static class CacheStripes
{
    public const int Count = 1 << 16;

    /// <summary>Products with all that is part of them: variants, listings, pictures.</summary>
    public const string Products = "product";

    /// <summary>The last bytes of a version 7 UUID are random (RFC 9562, 5.7).</summary>
    public static int Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]);
    }

    /// <summary>The same in every process (FNV-1a, folded).</summary>
    public static int Of(string word)
    {
        var hash = 2_166_136_261;
        foreach (var character in word) hash = unchecked((hash ^ character) * 16_777_619);
        return (int)((hash >> 16) ^ (hash & 0xFFFF));
    }

    /// <summary>What the change of an aggregate touches: itself, and all of its kind.</summary>
    public static int[] OfChange(Type aggregate, Guid id) => [Of(id), Of(JsonNamingPolicy.CamelCase.ConvertName(aggregate.Name))];

    /// <summary>The same, as the name of an event tells it (<c>category.updated</c>).</summary>
    public static int[] OfEvent(string name, Guid subject) => [Of(subject), Of(name[..name.IndexOf('.', StringComparison.Ordinal)])];
}
