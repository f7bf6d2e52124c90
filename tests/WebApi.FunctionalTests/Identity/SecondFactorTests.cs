using System.Globalization;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Proving a second time who one is (ID-10).</summary>
public sealed class SecondFactorTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Devices = "/api/v1/totpDevices";

    [Fact]
    public async Task With_an_authenticator_a_password_alone_is_not_enough_and_a_code_is_good_once()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var secret = await PairAsync(client);

        var refused = (await api.SignInAsync(email)).ShouldBeError(403, "mfa_required");
        refused["meta"]!["channel"]!.GetValue<string>().ShouldBe("totp");
        var code = Authenticator.CodeAfter(secret, steps: 1); // the one of now was used up by the pairing
        (await api.SignInAsync(email, attributes: new { otpCode = code })).ShouldBe(201);
        (await api.SignInAsync(email, attributes: new { otpCode = code })).ShouldBeError(401, "invalid_credentials");
        (await client.Get("/api/v1/users/me")).Attributes["mfaEnabled"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task An_authenticator_that_never_showed_a_code_is_asked_for_none()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        (await client.Post(Devices, Documents.Of("totpDevices", new { name = "Phone" }))).ShouldBe(201);

        (await api.SignInAsync(email)).ShouldBe(201);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_and_ends_with_its_set()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        await PairAsync(client);
        var codes = (await client.Post("/api/v1/recoveryCodeSets", Documents.Of("recoveryCodeSets"))).ShouldBe(201).Data["meta"]!["codes"]!.AsArray().Select(code => code!.GetValue<string>()).ToList();

        codes.Count.ShouldBe(10);
        (await api.SignInAsync(email, attributes: new { otpCode = codes[0] })).ShouldBe(201);
        (await api.SignInAsync(email, attributes: new { otpCode = codes[0] })).ShouldBeError(401, "invalid_credentials");
        (await client.Get("/api/v1/recoveryCodeSets")).Items[0]!["attributes"]!["remaining"]!.GetValue<int>().ShouldBe(9);
        (await client.Post("/api/v1/recoveryCodeSets", Documents.Of("recoveryCodeSets"))).ShouldBe(201);
        (await api.SignInAsync(email, attributes: new { otpCode = codes[1] })).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_device_of_somebody_else_confirms_nothing()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var made = (await client.Post(Devices, Documents.Of("totpDevices", new { name = "Phone" }))).ShouldBe(201);
        var stranger = await api.RegisteredAsync(Accounts.NewEmail());

        (await stranger.Post("/api/v1/otpVerifications", Verification(made.Id, Authenticator.CodeAfter(made.Data["meta"]!["secret"]!.GetValue<string>(), 0)))).ShouldBeError(422, "invalid_value");
        (await stranger.Delete($"{Devices}/{made.Id}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task An_admin_without_a_device_gets_a_code_by_mail()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Identity:RequireSecondFactorOfAdmins", "true"));
        using var client = host.CreateClient();
        Task<Answered> SignIn(object attributes, object? relationships = null)
        {
            var all = System.Text.Json.JsonSerializer.SerializeToNode(attributes)!.AsObject();
            (all["email"], all["password"]) = (People.EmailOf("admin"), People.Password);
            return client.Post("/api/v1/sessions", Documents.Of("sessions", all, relationships));
        }

        var refused = (await SignIn(new { })).ShouldBeError(403, "mfa_required");
        var challenge = new { challenge = new { data = new { type = "otpChallenges", id = refused["meta"]!["challenge"]!.GetValue<string>() } } };
        var code = await api.Mailbox.CodeAsync(People.EmailOf("admin"));

        (await SignIn(new { otpCode = code == "000000" ? "000001" : "000000" }, challenge)).ShouldBeError(401, "invalid_credentials");
        (await SignIn(new { otpCode = code }, challenge)).ShouldBe(201);
        (await SignIn(new { otpCode = code }, challenge)).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_number_is_verified_by_the_code_that_went_to_it()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var self = await client.Get("/api/v1/users/me");
        var number = "+230" + Random.Shared.Next(50_000_000, 59_999_999).ToString(CultureInfo.InvariantCulture);
        (await client.Patch("/api/v1/users/me", Documents.Of("users", new { phone = number }, id: self.Id))).ShouldBe(200);

        var asked = (await client.Post("/api/v1/otpChallenges", Documents.Of("otpChallenges", new { purpose = "phoneVerification", channel = "sms" }))).ShouldBe(201);
        asked.Text("maskedDestination").ShouldBe("•••" + number[^2..]);
        var brought = Documents.Of("otpVerifications", new { code = await api.Mailbox.CodeAsync(number) }, new { challenge = new { data = new { type = "otpChallenges", id = asked.Id } } });
        (await client.Post("/api/v1/otpVerifications", brought)).ShouldBe(201);

        (await client.Get("/api/v1/users/me")).Attributes["phoneVerified"]!.GetValue<bool>().ShouldBeTrue();
    }

    /// <returns>The secret, in base 32.</returns>
    private static async Task<string> PairAsync(HttpClient client)
    {
        var made = (await client.Post(Devices, Documents.Of("totpDevices", new { name = "Phone" }))).ShouldBe(201);
        var secret = made.Data["meta"]!["secret"]!.GetValue<string>();
        made.Data["meta"]!["uri"]!.GetValue<string>().ShouldContain($"secret={secret}");
        (await client.Post("/api/v1/otpVerifications", Verification(made.Id, Authenticator.CodeAfter(secret, 0)))).ShouldBe(201);
        (await client.Get($"{Devices}/{made.Id}")).Attributes["isConfirmed"]!.GetValue<bool>().ShouldBeTrue();
        return secret;
    }

    private static object Verification(string device, string code) => Documents.Of("otpVerifications", new { code }, new { totpDevice = new { data = new { type = "totpDevices", id = device } } });
}
