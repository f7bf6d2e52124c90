using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public class OneTimeCodeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_good_once()
    {
        var code = Issue();

        code.Use(Noon).ShouldBeTrue();
        code.Use(Noon).ShouldBeFalse();
    }

    [Fact]
    public void It_is_told_by_its_digest() => (Issue().Is("right"), Issue().Is("wrong"), Issue().Is("")).ShouldBe((true, false, false));

    [Fact]
    public void It_is_too_old_after_its_time() => Issue().Use(Noon.AddMinutes(10)).ShouldBeFalse();

    private static OneTimeCode Issue() =>
        OneTimeCode.Issue(OneTimeCodeId.New(), CodePurpose.EmailVerification, CodeChannel.Email, UserId.New(), "a@example.test", isShort: true, "right", TimeSpan.FromMinutes(10), Noon);
}
