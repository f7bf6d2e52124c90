using Marketplace.Application.Shopping;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Shopping;

/// <summary>Carts that nobody comes back for.</summary>
public sealed class AbandonedCartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_cart_that_was_left_alone_for_thirty_days_is_closed_and_its_buyer_begins_anew()
    {
        await using var database = await Database.CreateAsync();
        var buyer = BuyerId.New();
        var (left, touched) = (await OpenAsync(database, buyer), await OpenAsync(database, BuyerId.New()));
        database.Clock.Advance(TimeSpan.FromDays(20));
        await ChangeAsync(database, touched, cart => cart.Describe(email: null, "still here", shippingAddress: null));
        database.Clock.Advance(TimeSpan.FromDays(11));

        (await AbandonAsync(database)).ShouldBe(1);
        (await AbandonAsync(database)).ShouldBe(0);

        (await StatusAsync(database, left)).ShouldBe(CartStatus.Abandoned);
        (await StatusAsync(database, touched)).ShouldBe(CartStatus.Open);
        (await database.WithAsync((db, _) => db.Outbox.Where(message => message.Name == "cart.abandoned").Select(message => message.SubjectId).ToListAsync(Ct))).ShouldBe([left.Value]);
        await OpenAsync(database, buyer);
    }

    [Fact]
    public async Task Any_number_of_them_is_closed_in_one_run()
    {
        await using var database = await Database.CreateAsync();
        for (var number = 0; number < 230; number++) await OpenAsync(database, BuyerId.New());
        database.Clock.Advance(TimeSpan.FromDays(31));

        (await AbandonAsync(database)).ShouldBe(230);
    }

    private static Task<int> AbandonAsync(Database database) => database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new AbandonCartsCommand(), Ct));

    private static Task<CartStatus> StatusAsync(Database database, CartId id) => database.WithAsync((db, _) => db.Carts.Where(cart => cart.Id == id).Select(cart => cart.Status).SingleAsync(Ct));

    private static Task<CartId> OpenAsync(Database database, BuyerId buyer) => database.WithAsync(async (db, _) =>
    {
        var cart = Cart.Open(buyer, "USD");
        db.Carts.Add(cart);
        await db.SaveChangesAsync(Ct);
        return cart.Id;
    });

    private static Task<int> ChangeAsync(Database database, CartId id, Action<Cart> change) => database.WithAsync(async (db, _) =>
    {
        change(await db.Carts.SingleAsync(cart => cart.Id == id, Ct));
        return await db.SaveChangesAsync(Ct);
    });
}
