using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Ordering;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>A marketplace with a provider, one buyer's order on it, and what tests of money ask about.</summary>
internal sealed class Till : IAsyncDisposable
{
    private Till(Market market, GatewayInMemory gateway) => (Market, Gateway) = (market, gateway);

    public Market Market { get; }

    public GatewayInMemory Gateway { get; }

    public BuyerId Buyer { get; } = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Till> OpenAsync(Action<PaymentsOptions>? set = null, Action<IServiceCollection>? configure = null)
    {
        var gateway = new GatewayInMemory();
        var options = new PaymentsOptions { ReturnOrigins = ["https://shop.test"] };
        set?.Invoke(options);
        return new Till(
            await Market.OpenAsync(services =>
            {
                services.AddSingleton<IPaymentGateway>(gateway).AddSingleton(options);
                configure?.Invoke(services);
            }),
            gateway);
    }

    /// <summary>An order of ten dollars from each of some sellers.</summary>
    public async Task<OrderId> OrderAsync(int sellers = 1, string method = "stripe.card", AcceptancePolicy policy = AcceptancePolicy.Automatic, BuyerId? by = null)
    {
        var buyer = by ?? Buyer;
        var lines = new List<(ListingId, int)>();
        for (var i = 0; i < sellers; i++) lines.Add((await Market.OfferAsync(await Market.SellerAsync(policy), 1000, stock: 5), 1));
        var checkout = await Market.CheckOutAsync(buyer, await Market.CartAsync(buyer, Ct, [.. lines]), 1000 * sellers, Ct, method);
        return await Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
    }

    public Task<Payment> PaymentAsync(OrderId order) => Market.LookAsync(db => db.Payments.AsNoTracking().Where(payment => payment.OrderId == order).OrderByDescending(payment => payment.Id).FirstAsync(Ct));

    public Task<Order> OrderedAsync(OrderId order) => Market.LookAsync(db => db.Orders.AsNoTracking().SingleAsync(candidate => candidate.Id == order, Ct));

    public Task<List<SellerOrder>> PartsAsync(OrderId order) => Market.LookAsync(db => db.SellerOrders.AsNoTracking().Where(part => part.OrderId == order).OrderBy(part => part.Number).ToListAsync(Ct));

    public Task<List<Refund>> RefundsAsync(OrderId order) => Market.LookAsync(db => db.Refunds.AsNoTracking().Where(refund => refund.OrderId == order).OrderBy(refund => refund.Id).ToListAsync(Ct));

    public async Task<(OrderId Order, SellerOrderId Part)> PaidAsync()
    {
        var order = await OrderAsync();
        await PayAsync(order);
        return (order, (await PartsAsync(order)).Single().Id);
    }

    public async Task PayAsync(OrderId order)
    {
        Gateway.Pay((await PaymentAsync(order)).Id);
        await LaterAsync(TimeSpan.FromMinutes(1));
        (await OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Paid);
    }

    public static async Task<(string Code, string? Member)> RefusedAsync(Func<Task> deed)
    {
        var error = (await Should.ThrowAsync<DomainException>(deed)).Error;
        return (error.Code, error.Member);
    }

    public Task<Written> PayAgainAsync(OrderId order, string method = "stripe.card") => Market.AsBuyerAsync(Buyer, new PayOrderCommand(order, method, "https://shop.test/paid", CancelUrl: null), Ct);

    /// <summary>The clock goes on, and everything that is due is done.</summary>
    public async Task LaterAsync(TimeSpan by, bool isDone = true)
    {
        Market.Database.Clock.Advance(by);
        if (isDone) await DoWhatIsDueAsync();
    }

    public async Task DoWhatIsDueAsync()
    {
        await ByItselfAsync(new ApplyPaymentEventsCommand());
        await ByItselfAsync(new AttendPaymentsCommand());
        await ByItselfAsync(new ExpireUnpaidCommand());
        await ByItselfAsync(new AnswerOverdueCommand());
        await ByItselfAsync(new AttendPaymentsCommand());
    }

    public Task<int> ByItselfAsync(ICommand<int> command) => Market.AsAsync(person => (person.Kind, person.Surface) = (CallerKind.System, Surface.Admin), command, Ct);

    public Task<T> AsAdminAsync<T>(MediatR.IRequest<T> command, UserId? who = null) => Market.AsAsync(person => (person.Kind, person.Surface, person.UserId) = (CallerKind.Admin, Surface.Admin, who ?? UserId.New()), command, Ct);

    /// <summary>Everything that anybody keeps agrees, and with the provider's own books too.</summary>
    public async Task BalanceAsync()
    {
        var found = await Market.Database.WithAsync(async (_, services) =>
        {
            var violations = new List<Violation>();
            foreach (var check in services.GetServices<IBooksCheck>()) violations.AddRange(await check.FindAsync(Ct));
            return violations;
        });
        found.Where(violation => violation.Rule != "outbox.age" && !violation.Rule.StartsWith("platform.", StringComparison.Ordinal)).ShouldBeEmpty();
        (await Market.LookAsync(db => db.LedgerEntries.SumAsync(entry => entry.Amount, Ct))).ShouldBe(0);
        foreach (var payment in await Market.LookAsync(db => db.Payments.AsNoTracking().Where(payment => payment.Provider == PaymentProvider.Stripe).ToListAsync(Ct)))
        {
            var account = Gateway.Accounts.SingleOrDefault(account => account.Start.Key == payment.Id);
            (payment.CapturedAmount, payment.RefundedAmount).ShouldBe((account?.Captured ?? 0, account?.Refunded ?? 0));
        }
    }

    public ValueTask DisposeAsync() => Market.DisposeAsync();
}
