using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public class SessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SessionOrigin Home = new("203.0.113.7", "A browser");

    [Fact]
    public void Each_token_renews_once()
    {
        var (session, first) = Open();

        var second = session.Renew(first, Home, Noon.AddDays(1)).ShouldNotBeNull();
        var third = session.Renew(second, Home, Noon.AddDays(2)).ShouldNotBeNull();

        new[] { first, second, third }.Distinct().Count().ShouldBe(3);
        session.EndedAt.ShouldBeNull();
    }

    [Fact]
    public void A_token_that_comes_twice_ends_the_session()
    {
        var (session, first) = Open();
        var second = session.Renew(first, Home, Noon)!;

        session.Renew(first, Home, Noon).ShouldBeNull();

        session.EndedBy.ShouldBe(SessionEnd.TokenReused);
        session.Renew(second, Home, Noon).ShouldBeNull();
    }

    [Fact]
    public void Who_only_knows_the_id_cannot_end_the_session()
    {
        var (session, first) = Open();
        var (_, foreign) = Open();
        var guess = first[..22] + foreign[22..];

        session.Renew(guess, Home, Noon).ShouldBeNull();

        session.EndedAt.ShouldBeNull();
        session.Renew(first, Home, Noon).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null, 7)]
    [InlineData("Phone", 30)]
    public void Who_stays_away_too_long_signs_in_again(string? device, int days)
    {
        var (session, token) = Open(device);

        session.Renew(token, Home, Noon.AddDays(days)).ShouldBeNull();
        session.Renew(token, Home, Noon.AddDays(days).AddSeconds(-1)).ShouldNotBeNull();
    }

    [Fact]
    public void No_renewal_leads_past_thirty_days()
    {
        var (session, token) = Open();
        for (var day = 6; day < 30; day += 6) token = session.Renew(token, Home, Noon.AddDays(day)).ShouldNotBeNull();

        session.RefreshEndsAt.ShouldBe(Noon + Session.MaxAge);
        session.Renew(token, Home, Noon + Session.MaxAge).ShouldBeNull();
        session.IsLive(Noon + Session.MaxAge).ShouldBeFalse();
    }

    [Fact]
    public void A_token_names_its_session_and_other_texts_none()
    {
        var (session, token) = Open();

        Session.IdIn(token).ShouldBe(session.Id);
        Session.IdIn(token + "A").ShouldBeNull();
        Session.IdIn("").ShouldBeNull();
        Session.IdIn(new string('!', token.Length)).ShouldBeNull();
    }

    private static (Session Session, string Token) Open(string? device = null) => Session.Open(UserId.New(), [Audience.Public], seller: null, SessionTransport.Bearer, device, Home, Noon);
}
