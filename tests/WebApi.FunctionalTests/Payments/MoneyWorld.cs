using Marketplace.Domain.Payments;
using Marketplace.Testing;
using Marketplace.Testing.Payments;
using Marketplace.WebApi.FunctionalTests.Pricing;
using Marketplace.WebApi.FunctionalTests.Processes;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>
/// The program in a process of its own, the providers of payments in another place, and only HTTP between them; two sellers with one product each. The marketplace gives a tenth of it and takes a commission
/// with tax; the first seller asks for sending, and the state for a tax on top.
/// </summary>
internal sealed class MoneyWorld : IAsyncDisposable
{
    public const string ReturnUrl = "https://shop.test/paid";
    public const int Stock = 100_000;

    private MoneyWorld(PaymentSimulator simulator, RunningMarketplace marketplace) => (Simulator, Marketplace) = (simulator, marketplace);

    public PaymentSimulator Simulator { get; }

    public RunningMarketplace Marketplace { get; }

    public Sold Shirt { get; private set; } = null!;

    public Sold Mug { get; private set; } = null!;

    /// <summary>What one of each costs.</summary>
    public string Total { get; private set; } = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="settings">Beside those that make the two know each other, and hasten what happens from time to time.</param>
    public static async Task<MoneyWorld> OpenAsync(params (string Name, string Value)[] settings)
    {
        var simulator = new PaymentSimulator();
        await simulator.StartAsync();
        var all = new Dictionary<string, string?>(simulator.Settings, StringComparer.Ordinal)
        {
            ["Payments:ReturnOrigins:0"] = "https://shop.test",
            ["Payments:PollMilliseconds"] = "50",
            ["Payments:Http:TimeoutSeconds"] = "1",
            ["Housekeeping:Periods:ordering.expireUnpaid"] = "00:00:00.5",
            ["Housekeeping:Periods:payments.reconcile"] = "00:00:02",
        };
        foreach (var (name, value) in settings) all[name] = value;
        var world = new MoneyWorld(simulator, new RunningMarketplace { Settings = all });
        await world.Marketplace.InitializeAsync();
        await world.ListenAsync();
        world.Shirt = await world.Marketplace.Product(world.Marketplace.SellerA, "12.34", Stock);
        world.Mug = await world.Marketplace.Product(world.Marketplace.SellerB, "5.67", Stock);
        await world.AllowTransfersAsync();
        await world.SetPricesAsync();
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await Marketplace.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    /// <summary>Providers tell what happens to where the program is now; each start of it has another address.</summary>
    public Task ListenAsync() => Simulator.WebhooksToAsync(new Uri(Marketplace.Anonymous.BaseAddress!, "webhooks/").AbsoluteUri + "{provider}");

    /// <summary>What a provider has to tell of a purchase.</summary>
    public async Task<IReadOnlyList<ToldEvent>> ToldAsync(Purchase purchase, PaymentProvider provider) => await Simulator.ToldAsync(provider, (await purchase.HeldAsync()).Single().Reference);

    /// <summary>Tells it in the provider's place.</summary>
    /// <returns>What is answered.</returns>
    public async Task<int> TellAsync(string provider, ToldEvent told)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/webhooks/{provider}", UriKind.Relative)) { Content = new ByteArrayContent(told.Body) };
        foreach (var (name, value) in told.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Marketplace.Anonymous.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }

    /// <summary>SIGKILL, and on again on the same database.</summary>
    public async Task KillAndStartAsync()
    {
        await Marketplace.KillAsync();
        await Simulator.NoFaultsAsync();
        await Marketplace.StartAsync();
        await ListenAsync();
    }

    /// <summary>A guest buys something from each of the two sellers.</summary>
    public async Task<Purchase> BuyAsync(string method, string? returnUrl = ReturnUrl, string? key = null)
    {
        var (token, cart) = await FillAsync();
        return Purchase.Of(this, token, await CheckOutAsync(token, cart, method, returnUrl, key));
    }

    /// <summary>A guest's token, which outlives the program, and the cart.</summary>
    public async Task<(string Token, string Cart)> FillAsync()
    {
        var (buyer, cart) = await Marketplace.GuestCart();
        foreach (var sold in (Sold[])[Shirt, Mug]) (await buyer.AddToCart(cart, sold.Listing)).ShouldBe(201);
        return (buyer.DefaultRequestHeaders.Authorization!.Parameter!, cart);
    }

    public Task<Answered> CheckOutAsync(string token, string cart, string method, string? returnUrl = ReturnUrl, string? key = null) => Marketplace.WithToken(token).Post(
        "/api/v1/checkouts?include=order,payment",
        Documents.Of(
            "checkouts",
            new { expectedTotal = Documents.Money(Total), email = "buyer@example.com", paymentMethod = method, returnUrl, shippingAddress = Seeding.Address, billingAddress = Seeding.Address },
            new { cart = Documents.To("carts", cart) }),
        ("Idempotency-Key", key ?? Guid.NewGuid().ToString()));

    /// <summary>Time goes on: what waits to be tried again is due, and what somebody has taken on is anybody's.</summary>
    public Task HurryAsync() => Marketplace.ReadAsync(async db =>
    {
        var now = DateTimeOffset.UtcNow;
        await db.Payments.Where(payment => payment.DutyAt > now).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.DutyAt, now), Ct);
        await db.Refunds.Where(refund => refund.DutyAt > now).ExecuteUpdateAsync(set => set.SetProperty(refund => refund.DutyAt, now), Ct);
        return await db.PaymentEvents.Where(told => told.DueAt > now).ExecuteUpdateAsync(set => set.SetProperty(told => told.DueAt, now), Ct);
    });

    /// <summary>Waits for it while time goes by.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="hurries">Whether more time goes by than is waited.</param>
    public async Task UntilAsync(Func<Task<bool>> look, Func<Task<string>> what, bool hurries = true)
    {
        var end = DateTimeOffset.UtcNow.AddSeconds(60);
        for (var looks = 1; !await look(); looks++)
        {
            if (DateTimeOffset.UtcNow > end) throw new ShouldAssertException($"It did not come to {await what()}\n{Marketplace.Output()}");
            if (hurries && looks % 3 == 0) await HurryAsync();
            await Task.Delay(100, Ct);
        }
    }

    /// <summary>Everybody has been told everything, and nobody owes anybody a word.</summary>
    public async Task SettleAsync()
    {
        await Simulator.NoFaultsAsync();
        await UntilAsync(async () => await OpenAsync() == (0, 0, 0), async () => $"rest: open payments, refunds and events are {await OpenAsync()}");
    }

    private Task<(int Payments, int Refunds, int Events)> OpenAsync() => Marketplace.ReadAsync(async db => (
        await db.Payments.CountAsync(payment => payment.Duty != PaymentDuty.None, Ct),
        await db.Refunds.CountAsync(refund => refund.DutyAt != null, Ct),
        await db.PaymentEvents.CountAsync(told => told.Status == PaymentEventStatus.Pending, Ct)));

    private async Task AllowTransfersAsync()
    {
        var methods = (await Marketplace.Admin.Get("/api/v1/admin/paymentMethods")).ShouldBe(200).Items;
        var id = methods.Single(method => method!["attributes"]!["code"]!.GetValue<string>() == KnownMethods.BankTransfer)!["id"]!.GetValue<string>();
        (await Marketplace.Admin.Patch($"/api/v1/admin/paymentMethods/{id}", Documents.Of("paymentMethods", new { isActive = true }, id: id))).ShouldBe(200);
    }

    private async Task SetPricesAsync()
    {
        (await Marketplace.Admin.Post(
            "/api/v1/admin/commissionRules",
            Documents.Of("commissionRules", new { name = "All", rate = "12.5", @base = "itemsAndShipping", taxRate = "15", fixedAmount = Documents.Money("0.10") }))).ShouldBe(201);
        await Marketplace.Admin.Promotion(new { name = "A tenth", kind = "percentage", value = "10" }, surface: "/api/v1/admin");
        await Marketplace.TaxRate(await Marketplace.DefaultTaxClass(), "MU", "15");
        await Marketplace.SellerA.Shipping("3.33");

        var (token, cart) = await FillAsync();
        var filled = await Marketplace.WithToken(token).Patch($"/api/v1/carts/{cart}", Documents.Of("carts", new { shippingAddress = Seeding.Address }, id: cart));
        Total = filled.ShouldBe(200).Amount("grandTotal");
        foreach (var part in (string[])["discountTotal", "shippingTotal", "taxTotal"]) filled.Amount(part).ShouldNotBe("0.00");
    }
}
