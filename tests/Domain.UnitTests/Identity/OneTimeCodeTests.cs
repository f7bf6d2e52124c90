using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public class OneTimeCodeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_right_code_is_good_once()
    {
        var code = Issue();

        code.Try("right", Noon).ShouldBeTrue();
        code.Try("right", Noon).ShouldBeFalse();
    }

    [Fact]
    public void Five_wrong_ones_use_it_up()
    {
        var code = Issue();
        for (var i = 0; i < OneTimeCode.MaxTries; i++) code.Try("wrong", Noon).ShouldBeFalse();

        code.Try("right", Noon).ShouldBeFalse();
    }

    [Fact]
    public void It_is_too_old_after_its_time() => Issue().Try("right", Noon.AddMinutes(10)).ShouldBeFalse();

    private static OneTimeCode Issue() =>
        OneTimeCode.Issue(CodePurpose.EmailVerification, CodeChannel.Email, UserId.New(), "a@example.test", isShort: true, _ => "right", TimeSpan.FromMinutes(10), Noon);
}
