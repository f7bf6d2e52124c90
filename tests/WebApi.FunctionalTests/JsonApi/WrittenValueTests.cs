using System.Text;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>Values as they stand in answers, and what recognises them.</summary>
public sealed class WrittenValueTests
{
    [Theory]
    [Trait("Rule", "JA-252")]
    [InlineData(0, "2026-01-31T09:30:00Z")]
    [InlineData(1, "2026-01-31T09:30:00.000001Z")]
    [InlineData(120_000, "2026-01-31T09:30:00.12Z")]
    [InlineData(999_999, "2026-01-31T09:30:00.999999Z")]
    public void An_instant_has_no_more_digits_than_it_needs(int microseconds, string expected) =>
        Written(TimestampFormat.Instance, new DateTimeOffset(2026, 1, 31, 10, 30, 0, TimeSpan.FromHours(1)).AddMicroseconds(microseconds)).ShouldBe($"\"{expected}\"");

    [Theory]
    [Trait("Rule", "JA-250")]
    [InlineData(4883, "USD", "48.83")]
    [InlineData(5, "EUR", "0.05")]
    [InlineData(0, "EUR", "0.00")]
    [InlineData(-1250, "EUR", "-12.50")]
    [InlineData(1200, "JPY", "1200")]
    [InlineData(-7, "KWD", "-0.007")]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08")]
    public void An_amount_has_the_decimals_of_its_currency(long minorUnits, string currency, string expected)
    {
        Written(MoneyFormat.Instance, new Money(minorUnits, currency)).ShouldBe($$"""{"amount":"{{expected}}","currency":"{{currency}}"}""");
        new Money(minorUnits, currency).ToDecimalString().ShouldBe(expected);
    }

    [Fact]
    public void A_fingerprint_changes_with_every_bit_and_with_the_length()
    {
        var text = Encoding.UTF8.GetBytes("What the caller can see, in more than two steps.");
        var seen = new HashSet<ulong> { Fingerprint.Of(text), Fingerprint.Of(text, seed: 1), Fingerprint.Of([.. text, 0]), Fingerprint.Of(text.AsSpan(1)) };
        for (var bit = 0; bit < 8 * text.Length; bit++)
        {
            text[bit / 8] ^= (byte)(1 << (bit % 8));
            seen.Add(Fingerprint.Of(text));
            text[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        seen.Count.ShouldBe(4 + (8 * text.Length));
        Fingerprint.Of(text).ShouldBe(Fingerprint.Of(text.ToArray()));
    }

    [Fact]
    public void What_is_remembered_is_made_once_until_there_is_too_much_of_it()
    {
        var made = new List<int>();
        var remembered = new Remembered<int, int>(capacity: 2);
        foreach (var key in (int[])[1, 1, 2, 1, 3, 3, 1]) remembered.GetOrAdd(key, value => Made(made, value)).ShouldBe(-key);

        made.ShouldBe([1, 2, 3, 1]);
    }

    private static int Made(List<int> made, int key)
    {
        made.Add(key);
        return -key;
    }

    private static string Written<T>(ValueFormat<T> format, T value)
    {
        using var buffer = JsonBuffer.Rent();
        format.Write(buffer.Json, value);
        return Encoding.UTF8.GetString(buffer.Written.Span);
    }
}
