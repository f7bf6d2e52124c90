using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Identity.Contracts;

namespace Marketplace.Domain.UnitTests.Identity;

public class UserTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_address_is_kept_as_given_and_compared_without_case()
    {
        var user = Register("Ada@Example.Test");

        user.Email.ShouldBe("Ada@Example.Test");
        user.EmailKey.ShouldBe(Email.KeyOf("aDA@example.test "));
    }

    [Fact]
    public void A_new_address_waits_for_its_code()
    {
        var user = Register();
        user.AskForEmail("new@example.test");

        (user.Email, user.PendingEmail).ShouldBe(("ada@example.test", "new@example.test"));
        user.VerifyEmail("new@example.test", Noon);

        (user.Email, user.PendingEmail, user.EmailVerifiedAt).ShouldBe(("new@example.test", null, Noon));
    }

    [Fact]
    public void A_code_for_an_address_that_is_not_asked_for_any_more_does_nothing()
    {
        var user = Register();
        user.AskForEmail("new@example.test");
        user.AskForEmail("newer@example.test");

        Refusal(() => user.VerifyEmail("new@example.test", Noon)).ShouldBe(UserErrors.StaleCode);
    }

    [Fact]
    public void Another_number_is_not_verified()
    {
        var user = Register();
        user.Change(user.Details with { Phone = "+2302630101" });
        user.VerifyPhone("+2302630101", Noon);

        user.Change(user.Details with { Phone = "+2302630102" });

        user.PhoneVerifiedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("2302630101")]
    [InlineData("+0302630101")]
    [InlineData("+230 263")]
    [InlineData("+1")]
    [InlineData("+12345678901234567")]
    public void A_number_is_international_or_refused(string phone)
    {
        var user = Register();

        Refusal(() => user.Change(user.Details with { Phone = phone })).Code.ShouldBe("invalid_format");
    }

    [Fact]
    public void Suspending_needs_a_reason_and_can_be_taken_back()
    {
        var user = Register();

        Refusal(() => user.Move(UserStatus.Suspended, reason: null)).Code.ShouldBe("required");
        user.Move(UserStatus.Suspended, "Fraud");
        user.Move(UserStatus.Active, reason: null);

        user.Events.OfType<UserStatusChanged>().Select(change => change.Name).ShouldBe(["user.suspended", "user.reinstated"]);
    }

    [Fact]
    public void Erased_is_no_state_to_be_moved_to_by_hand() =>
        Refusal(() => Register().Move(UserStatus.Erased, "Please")).Code.ShouldBe("invalid_state_transition");

    [Fact]
    public void Nothing_of_an_erased_person_stays()
    {
        var user = Register();
        user.Change(user.Details with { Phone = "+2302630101" });
        user.Grant([SystemRoles.Support]);
        user.AskForEmail("new@example.test");

        user.Erase();

        (user.Status, user.PasswordHash, user.Phone, user.PendingEmail).ShouldBe((UserStatus.Erased, null, null, null));
        user.Roles.ShouldBeEmpty();
        $"{user.Name}{user.Email}{user.EmailKey}".Replace($"{user.Id.Value:N}", "", StringComparison.Ordinal).ShouldNotContain("ada", Case.Insensitive); // which an id may spell
    }

    [Theory]
    [InlineData("short", "too_short")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890123", "too_long")]
    [InlineData("with a\0nul", "invalid_format")]
    public void A_password_is_long_enough_and_not_longer_than_is_read(string password, string code) =>
        Refusal(() => Passwords.Checked(password, "password")).Code.ShouldBe(code);

    private static User Register(string email = "ada@example.test") => User.Register(email, "hash", new UserDetails("Ada"));

    private static DomainError Refusal(Action action) => Should.Throw<DomainException>(action).Error;
}
