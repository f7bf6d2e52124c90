using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Marketplace.Infrastructure.Messaging;
using Marketplace.StandIns;
using Marketplace.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Codes by SMS leave by the provider's published protocol, and its faults reach nobody.</summary>
public sealed class SmsTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>, IAsyncLifetime
{
    private const string Asked = "/api/v1/otpChallenges";
    private const string Sender = "+15005550100";

    private readonly string _secret = RandomNumberGenerator.GetHexString(32);
    private readonly HttpClient _reader = new();
    private WebApplication _provider = null!;

    private static object PhoneCode => Documents.Of("otpChallenges", new { purpose = "phoneVerification", channel = "sms" });

    /// <summary>The program that all tests here share knows nothing of the provider, and would take messages from those that do.</summary>
    public async ValueTask InitializeAsync()
    {
        await api.Services.GetServices<IHostedService>().OfType<MessageWorker>().Single().StopAsync(TestContext.Current.CancellationToken);
        _provider = Entry.Build(["--urls", "http://127.0.0.1:0", "--StandIns:ClientSecret", _secret]);
        await _provider.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_code_by_SMS_leaves_by_the_providers_protocol()
    {
        await using var host = Host(_secret);
        var number = NewNumber();
        var client = await WithNumberAsync(host, number);
        var asked = (await client.Post(Asked, PhoneCode)).ShouldBe(201);

        var sms = await LastToAsync(number);
        sms["from"]!.GetValue<string>().ShouldBe(Sender);
        var code = new string([.. sms["body"]!.GetValue<string>().Where(char.IsAsciiDigit).Take(6)]);
        (await client.Post("/api/v1/otpVerifications", Documents.Of("otpVerifications", new { code }, new { challenge = new { data = new { type = "otpChallenges", id = asked.Id } } }))).ShouldBe(201);
        (await client.Get("/api/v1/users/me")).Attributes["phoneVerified"]!.GetValue<bool>().ShouldBeTrue();
        api.Mailbox.To(number).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_provider_that_is_busy_is_asked_again()
    {
        const string Busy = "+15005550006"; // the stand-in refuses the first try of each message to it
        await using var host = Host(_secret);
        (await (await WithNumberAsync(host, Busy)).Post(Asked, PhoneCode)).ShouldBe(201);

        (await LastToAsync(Busy))["to"]!.GetValue<string>().ShouldBe(Busy);
    }

    [Fact]
    public async Task A_provider_that_refuses_stops_neither_the_answer_nor_the_next_message()
    {
        await using var host = Host(_secret);
        var (refused, good) = ("+15005550001", NewNumber());
        (await (await WithNumberAsync(host, refused)).Post(Asked, PhoneCode)).ShouldBe(201);
        (await (await WithNumberAsync(host, good)).Post(Asked, PhoneCode)).ShouldBe(201);

        (await LastToAsync(good))["to"]!.GetValue<string>().ShouldBe(good);
        (await InboxAsync()).ShouldNotContain(sms => sms["to"]!.GetValue<string>() == refused);
    }

    [Fact]
    public async Task Where_nothing_carries_SMS_a_code_by_it_is_refused_at_its_member()
    {
        await using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Messaging:Folder", "").UseSetting("Messaging:Smtp:Host", "127.0.0.1").UseSetting("Messaging:Smtp:Port", "1").UseSetting("Messaging:Smtp:From", "shop@marketplace.example"));
        var client = await WithNumberAsync(host, NewNumber());

        (await client.Post(Asked, PhoneCode)).ShouldBeError(422, "invalid_value", "/data/attributes/channel");
    }

    private static string NewNumber() => "+230" + Random.Shared.Next(50_000_000, 59_999_999).ToString(CultureInfo.InvariantCulture);

    private WebApplicationFactory<Program> Host(string token) => api.WithWebHostBuilder(builder => builder
        .UseSetting("Messaging:Sms:BaseAddress", _provider.Urls.Single() + "/twilio/")
        .UseSetting("Messaging:Sms:AccountSid", "AC" + RandomNumberGenerator.GetHexString(32, lowercase: true))
        .UseSetting("Messaging:Sms:AuthToken", token)
        .UseSetting("Messaging:Sms:From", Sender));

    private async Task<HttpClient> WithNumberAsync(WebApplicationFactory<Program> host, string number)
    {
        var registered = await api.RegisteredAsync(Accounts.NewEmail());
        var self = (await registered.Get("/api/v1/users/me")).ShouldBe(200);
        (await registered.Patch("/api/v1/users/me", Documents.Of("users", new { phone = number }, id: self.Id))).ShouldBe(200);
        var client = host.CreateClient();
        client.DefaultRequestHeaders.Authorization = registered.DefaultRequestHeaders.Authorization;
        return client;
    }

    private async Task<JsonObject> LastToAsync(string number)
    {
        for (var until = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < until; await Task.Delay(50))
        {
            if ((await InboxAsync()).Find(sms => sms["to"]!.GetValue<string>() == number) is { } found) return found;
        }

        throw new InvalidOperationException($"Nothing went to {number}.");
    }

    private async Task<List<JsonObject>> InboxAsync() =>
        [.. JsonNode.Parse(await _reader.GetStringAsync(new Uri(_provider.Urls.Single() + "/twilio/inbox")))!.AsArray().Select(sms => sms!.AsObject())];
}
