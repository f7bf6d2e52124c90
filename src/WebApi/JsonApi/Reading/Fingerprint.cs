using System.Buffers.Binary;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Tells whether bytes are still the same: for entity tags, versions and check sums. Fast and well spread, the same in every process, and
/// no defence against somebody who looks for a collision.
/// </summary>
internal static class Fingerprint
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;
    private const int Step = 2 * sizeof(ulong);

    /// <param name="seed">A fingerprint of what comes before; another one makes another result.</param>
    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var length = (ulong)bytes.Length;
        var state = Fold(seed ^ First, Second);
        for (; bytes.Length >= Step; bytes = bytes[Step..]) state = Mixed(bytes, state);

        Span<byte> rest = stackalloc byte[Step];
        rest.Clear();
        bytes.CopyTo(rest);
        return Fold(Mixed(rest, state) ^ length, Second);
    }

    private static ulong Mixed(ReadOnlySpan<byte> bytes, ulong state) =>
        Fold(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ Second, BinaryPrimitives.ReadUInt64LittleEndian(bytes[sizeof(ulong)..]) ^ state);

    /// <summary>Both halves of the product in one.</summary>
    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out var low) ^ low;
}
