using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.WebApi.FunctionalTests.Stories;

/// <summary>What filling a cart and buying it may ask of the database: everything that a request does, its answer included. Only the credential is left out, which is remembered for a while.</summary>
public sealed class BuyingCostTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Adding_a_line_takes_at_most_five_commands_whatever_is_in_the_cart()
    {
        using var watch = new StatementWatch();
        var (guest, cart) = await api.GuestCart();
        var first = await watch.Of(guest, async () => (await guest.AddToCart(cart, (await api.Product()).Listing)).ShouldBe(201));
        (await guest.AddToCart(cart, (await api.Product(api.SellerB)).Listing)).ShouldBe(201);

        var third = await watch.Of(guest, async () => (await guest.AddToCart(cart, (await api.Product(api.SellerB)).Listing)).ShouldBe(201));

        first.Count.ShouldBeLessThanOrEqualTo(5, string.Join("\n\n", first)); // besides the credential: the cart, the offer; whether a promotion could touch it; the line, the cart's version
        third.Count.ShouldBe(first.Count, string.Join("\n\n", third));
    }

    [Fact]
    public async Task Buying_takes_at_most_twenty_one_commands_whatever_is_bought_from_whomever()
    {
        using var watch = new StatementWatch();
        var (guest, cart) = await api.GuestCart();
        foreach (var seller in (HttpClient[])[api.SellerA, api.SellerA, api.SellerB]) (await guest.AddToCart(cart, (await api.Product(seller)).Listing)).ShouldBe(201);

        var statements = await watch.Of(guest, async () => (await guest.CheckOut(cart, "30.00", query: "")).ShouldBe(201));

        statements.Count.ShouldBeLessThanOrEqualTo(21, string.Join("\n\n", statements));
    }

    [Fact]
    public async Task What_was_just_written_is_answered_as_it_is_read_later()
    {
        var (guest, cart) = await api.GuestCart();
        var line = (await guest.AddToCart(cart, (await api.Product(price: "12.34")).Listing, 2)).ShouldBe(201);
        var lineLater = (await guest.Get($"/api/v1/cartLines/{line.Id}")).ShouldBe(200);

        var checkout = (await guest.CheckOut(cart, "24.68", query: "")).ShouldBe(201);
        var checkoutLater = (await guest.Get($"/api/v1/checkouts/{checkout.Id}")).ShouldBe(200);

        line.Data.ToJsonString().ShouldBe(lineLater.Data.ToJsonString());
        line.ETag.ShouldBe(lineLater.ETag);
        checkout.Data.ToJsonString().ShouldBe(checkoutLater.Data.ToJsonString());
        checkout.ETag.ShouldBe(checkoutLater.ETag);
    }

    /// <summary>Notes EF Core's statements by the request that they were sent for: other tests run beside this one.</summary>
    private sealed class StatementWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private const string Mark = "X-Watched-As";

        private readonly HttpContextAccessor _request = new();
        private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _noted = new(StringComparer.Ordinal);
        private readonly List<IDisposable> _subscriptions = [];

        public StatementWatch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public async Task<IReadOnlyCollection<string>> Of(HttpClient client, Func<Task> request)
        {
            var name = Guid.NewGuid().ToString();
            client.DefaultRequestHeaders.Add(Mark, name);
            await request();
            client.DefaultRequestHeaders.Remove(Mark);
            return [.. _noted.GetValueOrDefault(name, []).Where(sql => !sql.Contains("identity_access_keys", StringComparison.Ordinal))];
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is not { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting", Value: CommandEventData command }) return;
            if (_request.HttpContext?.Request.Headers[Mark].ToString() is { Length: > 0 } name) _noted.GetOrAdd(name, _ => []).Enqueue(command.Command.CommandText);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }
}
