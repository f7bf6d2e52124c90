using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Caching;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Two nodes with one Redis: codes of six digits live there, and whatever becomes of it, none is good twice or tried more often than it may be.</summary>
public sealed class CodesInRedisTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private const string Challenges = "/api/v1/otpChallenges";

    private NodesWithRedis _nodes = null!;

    private WebApplicationFactory<Program> One => _nodes.One;

    private WebApplicationFactory<Program> Other => _nodes.Other;

    public async ValueTask InitializeAsync() => _nodes = await NodesWithRedis.StartedAsync(api, patience: TimeSpan.FromSeconds(5)); // on a busy machine, too

    public ValueTask DisposeAsync() => _nodes.DisposeAsync();

    [Fact]
    public async Task What_one_node_sent_the_other_takes_and_the_database_never_held_it()
    {
        var (email, token) = await SomebodyAsync();
        var challenge = await AskAsync(One, token);
        (await HashAsync(challenge)).ShouldBeEmpty();

        (await BringAsync(Other, token, challenge, await api.Mailbox.CodeAsync(email, count: 2))).ShouldBe(201);

        (await BringAsync(One, token, challenge, await api.Mailbox.CodeAsync(email, count: 2))).ShouldBeError(422, "invalid_value", "/data/attributes/code");
    }

    [Fact]
    public async Task Of_many_who_guess_on_two_nodes_at_once_five_are_judged_and_then_the_right_code_is_too_late()
    {
        var (email, token) = await SomebodyAsync();
        var challenge = await AskAsync(One, token);
        var code = await api.Mailbox.CodeAsync(email, count: 2);
        var wrong = code == "000000" ? "000001" : "000000";
        (await BringAsync(Other, token, challenge, wrong)).ShouldBeError(422, "invalid_value");
        (await TriesLeftAsync(One, token, challenge)).ShouldBe(4);

        await Parallel.ForEachAsync(Enumerable.Range(0, 20), TestContext.Current.CancellationToken, async (number, _) =>
            (await BringAsync(number % 2 == 0 ? One : Other, token, challenge, wrong)).ShouldBeError(422, "invalid_value"));

        (await TriesLeftAsync(Other, token, challenge)).ShouldBe(0);
        (await BringAsync(One, token, challenge, code)).ShouldBeError(422, "invalid_value");
    }

    [Fact]
    public async Task A_right_code_that_many_bring_at_once_is_taken_once()
    {
        var (email, token) = await SomebodyAsync();
        var (challenge, taken) = (await AskAsync(One, token), 0);
        var code = await api.Mailbox.CodeAsync(email, count: 2);

        await Parallel.ForEachAsync(Enumerable.Range(0, 5), TestContext.Current.CancellationToken, async (number, _) =>
        {
            if ((int)(await BringAsync(number % 2 == 0 ? One : Other, token, challenge, code)).Status == 201) Interlocked.Increment(ref taken);
        });

        taken.ShouldBe(1);
    }

    [Fact]
    public async Task A_code_that_Redis_has_lost_is_refused_and_the_next_one_is_good_with_Redis_and_without()
    {
        var (email, token) = await SomebodyAsync();
        var lost = await AskAsync(One, token);
        var code = await api.Mailbox.CodeAsync(email, count: 2);
        await _nodes.Redis.StopAsync();
        await _nodes.RedisIsAsync("degraded");
        (await BringAsync(One, token, lost, code)).ShouldBeError(422, "invalid_value");

        var kept = await AskAsync(One, token);
        (await HashAsync(kept)).ShouldNotBeEmpty();
        var second = await api.Mailbox.CodeAsync(email, count: 3);
        await _nodes.Redis.StartAsync();
        await _nodes.RedisIsAsync("ok");

        (await BringAsync(One, token, lost, code)).ShouldBeError(422, "invalid_value");
        (await BringAsync(Other, token, kept, second)).ShouldBe(201);
    }

    /// <summary>Who has been sent one code, that of the registration.</summary>
    private async Task<(string Email, string Token)> SomebodyAsync()
    {
        var email = Accounts.NewEmail();
        var registered = (await api.RegisterAsync(email)).ShouldBe(201);
        await api.Mailbox.CodeAsync(email); // what is asked for later comes later
        return (email, registered.TokenOf("accessToken"));
    }

    private static async Task<string> AskAsync(WebApplicationFactory<Program> node, string token) =>
        (await With(node, token).Post(Challenges, Documents.Of("otpChallenges", new { purpose = "emailVerification", channel = "email" }))).ShouldBe(201).Id;

    private static Task<Answered> BringAsync(WebApplicationFactory<Program> node, string token, string challenge, string code) => With(node, token).Post(
        "/api/v1/otpVerifications", Documents.Of("otpVerifications", new { code }, new { challenge = Documents.To("otpChallenges", challenge) }));

    private static async Task<int> TriesLeftAsync(WebApplicationFactory<Program> node, string token, string challenge) =>
        (await With(node, token).Get($"{Challenges}/{challenge}")).ShouldBe(200).Attributes["triesLeft"]!.GetValue<int>();

    private async Task<string> HashAsync(string challenge)
    {
        await using var scope = One.Services.CreateAsyncScope();
        var id = new OneTimeCodeId(Guid.Parse(challenge));
        return await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().OneTimeCodes.Where(code => code.Id == id).Select(code => code.Hash).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static HttpClient With(WebApplicationFactory<Program> node, string token)
    {
        var client = node.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
