using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public sealed class AccessKeyTests
{
    [Theory]
    [InlineData(AccessKeyKind.Admin, "mk_admin_")]
    [InlineData(AccessKeyKind.Guest, "mk_guest_")]
    public void A_token_tells_its_kind_and_holds_256_bits(AccessKeyKind kind, string mark)
    {
        var token = AccessKey.NewToken(kind);

        token.ShouldStartWith(mark);
        token.Length.ShouldBe(mark.Length + 43);
        AccessKey.IsToken(token).ShouldBeTrue();
        AccessKey.NewToken(kind).ShouldNotBe(token);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mk_")]
    [InlineData("mk_admin_")]
    [InlineData("mk_nobody_AAAA")]
    [InlineData("mk_admin_A A")]
    [InlineData("mk_admin_é")]
    public void What_has_another_form_is_no_token(string text) => AccessKey.IsToken(text).ShouldBeFalse();

    [Fact]
    public void A_key_keeps_no_token()
    {
        var token = AccessKey.NewToken(AccessKeyKind.Admin);
        var key = AccessKey.OfAdmin("operator", token, UserId.New());

        key.Hash.ShouldBe(AccessKey.HashOf(token));
        (token.Length - key.Prefix.Length).ShouldBeGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void A_token_of_one_kind_makes_no_key_of_another() =>
        Should.Throw<DomainException>(() => AccessKey.OfAdmin("operator", AccessKey.NewToken(AccessKeyKind.Guest), UserId.New())).Error.Code.ShouldBe("invalid_format");

    [Fact]
    public void What_was_revoked_stays_revoked_since_then()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var key = AccessKey.OfAdmin("operator", AccessKey.NewToken(AccessKeyKind.Admin), UserId.New());

        key.Revoke(noon);
        key.Revoke(noon.AddHours(1));

        key.RevokedAt.ShouldBe(noon);
    }
}
