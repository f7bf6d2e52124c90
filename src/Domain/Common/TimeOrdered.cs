using System.Buffers.Binary;

namespace Marketplace.Domain.Common;

/// <summary>UUIDs of version 7 that grow also within one millisecond: a counter follows the time (RFC 9562, section 6.2, method 1), and runs ahead of it where more than 4096 are made.</summary>
public static class TimeOrdered
{
    private const int CounterBits = 12;
    private const int CounterMask = (1 << CounterBits) - 1;
    private const int Version = 7 << CounterBits;

    /// <summary>Milliseconds since 1970 and the counter of the one made last.</summary>
    private static long _last;

    public static Guid NewGuid()
    {
        var place = TakePlace(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() << CounterBits);
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _); // 62 random bits, and the variant
        BinaryPrimitives.WriteInt64BigEndian(bytes, ((place >> CounterBits) << 16) | Version | (place & CounterMask));
        return new Guid(bytes, bigEndian: true);
    }

    private static long TakePlace(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
