using System.Text;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory] // RFC 6238, appendix B, SHA-1; the last six of the eight digits there
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Totp.CodeAt(DateTimeOffset.FromUnixTimeSeconds(seconds), Secret).ShouldBe(code);

    [Theory]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void A_clock_may_differ_by_one_step(int seconds, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);

        (Totp.StepOf(Totp.CodeAt(now.AddSeconds(seconds), Secret), Secret, now) is not null).ShouldBe(isRight);
    }

    [Theory] // RFC 4648, 10
    [InlineData("foobar12345", "MZXW6YTBOIYTEMZUGU")]
    [InlineData("fooba", "MZXW6YTB")]
    public void A_secret_is_spelled_in_base_32(string secret, string spelled) => spelled.ShouldStartWith(Totp.Spell(Encoding.ASCII.GetBytes(secret)));
}
