using Marketplace.Application.Common.Reading;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Where money is taken later, an order goes on with a promise. A promise that is lost, however it is, takes along what has not left its seller.</summary>
public sealed class LostPromiseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public enum Loss { LapsesUntold, LapsesLongAfter, IsVoided }

    [Theory]
    [InlineData(Loss.LapsesUntold, SellerOrderStatus.Confirmed)]
    [InlineData(Loss.LapsesUntold, SellerOrderStatus.Processing)]
    [InlineData(Loss.LapsesLongAfter, SellerOrderStatus.Confirmed)]
    [InlineData(Loss.IsVoided, SellerOrderStatus.Confirmed)]
    public async Task What_has_not_left_is_called_off_and_can_be_sold_again(Loss loss, SellerOrderStatus reached)
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 2);
        if (reached is not SellerOrderStatus.Confirmed) await MoveAsync(till, (await till.PartsAsync(order))[0], reached);

        await LoseAsync(till, order, loss);

        (await till.PaymentAsync(order)).Status.ShouldBe(PaymentStatus.Voided);
        var lost = await till.OrderedAsync(order);
        (lost.Status, lost.PaymentStatus).ShouldBe((OrderStatus.Cancelled, PaymentState.Unpaid));
        (await till.PartsAsync(order)).ShouldAllBe(part => part.Status == SellerOrderStatus.Cancelled && part.StatusReason != null && part.Commission == 0);
        (await till.Market.LookAsync(db => db.Reservations.CountAsync(held => held.Status == ReservationStatus.Active, Ct))).ShouldBe(0);
        (await Till.RefusedAsync(() => till.PayAgainAsync(order))).Code.ShouldBe("invalid_state_transition");
        await till.BalanceAsync();
    }

    [Fact]
    public async Task One_that_waits_for_its_sellers_yes_is_called_off_too()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 1, AcceptancePolicy.Seller);
        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.AwaitingAcceptance);

        await LoseAsync(till, order, Loss.LapsesUntold);

        (await till.OrderedAsync(order)).Status.ShouldBe(OrderStatus.Cancelled);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Of_what_has_left_in_part_the_rest_is_called_off_packed_or_not()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var (order, part) = await PartlySentAsync(till);

        await LoseAsync(till, order, Loss.LapsesUntold);

        var kept = (await till.PartsAsync(order)).Single();
        (kept.Status, kept.PaymentStatus, kept.Due, kept.Lines.Single().CancelledQuantity).ShouldBe((SellerOrderStatus.Shipped, PaymentState.Unpaid, 1000, 2));
        (await till.Market.LookAsync(db => db.Fulfilments.Where(parcel => parcel.SellerOrderId == part.Id).OrderBy(parcel => parcel.Id).Select(parcel => parcel.Status).ToListAsync(Ct))).ShouldBe([FulfilmentStatus.Shipped, FulfilmentStatus.Cancelled]);
        (await till.Market.LookAsync(db => db.StockItems.Select(item => new { item.OnHand, item.Reserved }).SingleAsync(Ct))).ShouldBe(new { OnHand = 4, Reserved = 0 });
        (await Till.RefusedAsync(() => SendAsync(till, part, quantity: 1, isDraft: false))).Code.ShouldNotBeEmpty();
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Money_that_comes_all_the_same_pays_for_what_has_left_and_the_rest_goes_back()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var (order, _) = await PartlySentAsync(till);
        var gone = await PromisedAsync(till, sellers: 1);
        foreach (var lost in (OrderId[])[order, gone]) await LoseAsync(till, lost, Loss.LapsesUntold);

        foreach (var late in till.Gateway.Accounts) (late.Status, late.Captured) = (GatewayStatus.Captured, late.Start.Amount.MinorUnits);
        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(2);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        await till.ByItselfAsync(new AttendPaymentsCommand());

        var (paid, back) = (await till.OrderedAsync(order), await till.PaymentAsync(gone));
        (paid.PaidTotal, (await till.PaymentAsync(order)).RefundedAmount).ShouldBe((1000, 2000));
        (back.CapturedAmount, back.RefundedAmount).ShouldBe((1000, 1000));
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_promise_of_which_too_little_is_taken_is_lost_and_all_that_came_goes_back()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 2);
        var account = till.Gateway.Of((await till.PaymentAsync(order)).Id);

        foreach (var taken in (long[])[1800, 2000]) // by somebody, at the provider
        {
            (account.Status, account.Captured) = (GatewayStatus.Captured, taken);
            (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(1);
            await till.LaterAsync(TimeSpan.FromMinutes(1));

            var payment = await till.PaymentAsync(order);
            (payment.CapturedAmount, payment.RefundedAmount).ShouldBe((taken, taken));
            (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
            (await till.PartsAsync(order)).ShouldAllBe(part => part.Status == SellerOrderStatus.Cancelled && part.PaymentStatus == PaymentState.Unpaid);
        }

        (await till.Market.LookAsync(db => db.Reservations.CountAsync(held => held.Status == ReservationStatus.Active, Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_has_left_stays_and_is_unpaid()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 2);
        await MoveAsync(till, (await till.PartsAsync(order))[0], SellerOrderStatus.Processing, SellerOrderStatus.Shipped);

        await LoseAsync(till, order, Loss.LapsesUntold);

        (await till.PartsAsync(order)).Select(part => (part.Status, part.PaymentStatus)).ShouldBe([(SellerOrderStatus.Shipped, PaymentState.Unpaid), (SellerOrderStatus.Cancelled, PaymentState.Unpaid)]);
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Unpaid);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_lies_ready_to_be_fetched_is_called_off_and_its_code_is_dead()
    {
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true);
        var order = await PromisedAsync(till, sellers: 1);
        await till.Market.LookAsync(db => db.SellerOrders.ExecuteUpdateAsync(set => set.SetProperty(one => one.FulfilmentMethod, FulfilmentMethod.Pickup), Ct));
        var part = (await till.PartsAsync(order)).Single();
        await MoveAsync(till, part, SellerOrderStatus.ReadyForPickup);
        var code = await till.Market.PickupCodeAsync(till.Buyer, Ct);

        await LoseAsync(till, order, Loss.LapsesUntold);

        (await till.PartsAsync(order)).Single().Status.ShouldBe(SellerOrderStatus.Cancelled);
        (await Till.RefusedAsync(() => till.Market.AsSellerAsync(part.SellerId, new VerifyPickupCommand(part.Id, code), Ct))).Code.ShouldBe("invalid_state_transition");
        (await till.Market.AsBuyerAsync(till.Buyer, new Read<PickupCodeView> { Page = new PageRequest.Whole(10) }, Ct)).Items.ShouldBeEmpty();
        (await till.Market.LookAsync(db => db.StockItems.Select(item => new { item.OnHand, item.Reserved }).SingleAsync(Ct))).ShouldBe(new { OnHand = 5, Reserved = 0 });
        await till.BalanceAsync();
    }

    /// <summary>Of three pieces one is on its way, one is packed and one lies there.</summary>
    private static async Task<(OrderId Order, SellerOrder Part)> PartlySentAsync(Till till)
    {
        var listing = await till.Market.OfferAsync(await till.Market.SellerAsync(), 1000, stock: 5);
        var checkout = await till.Market.CheckOutAsync(till.Buyer, await till.Market.CartAsync(till.Buyer, Ct, (listing, 3)), 3000, Ct, "stripe.card");
        var order = await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct));
        await PromiseAsync(till, order);
        var part = (await till.PartsAsync(order)).Single();
        await SendAsync(till, part, quantity: 1, isDraft: false);
        await SendAsync(till, part, quantity: 1, isDraft: true);
        return (order, part);
    }

    private static Task SendAsync(Till till, SellerOrder part, int quantity, bool isDraft) =>
        till.Market.AsSellerAsync(part.SellerId, new SendGoodsCommand(part.Id, FulfilmentDetails.None, [(part.Lines.Single().Id, quantity)], isDraft), Ct);

    private static async Task<OrderId> PromisedAsync(Till till, int sellers, AcceptancePolicy policy = AcceptancePolicy.Automatic)
    {
        var order = await till.OrderAsync(sellers, policy: policy);
        await PromiseAsync(till, order);
        return order;
    }

    private static async Task PromiseAsync(Till till, OrderId order)
    {
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        (await till.OrderedAsync(order)).PaymentStatus.ShouldBe(PaymentState.Authorized);
    }

    private static async Task MoveAsync(Till till, SellerOrder part, params SellerOrderStatus[] steps)
    {
        foreach (var step in steps) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, step, Reason: null), Ct);
    }

    private static async Task LoseAsync(Till till, OrderId order, Loss loss)
    {
        var payment = await till.PaymentAsync(order);
        if (loss is Loss.IsVoided)
        {
            await till.AsAdminAsync(new VoidPaymentCommand(payment.Id, "Suspected fraud"));
            await till.LaterAsync(TimeSpan.FromMinutes(1));
            return;
        }

        till.Gateway.Of(payment.Id).Status = GatewayStatus.Cancelled;
        if (loss is Loss.LapsesLongAfter)
        {
            till.Gateway.ListsNothing = true;
            await till.LaterAsync(TimeSpan.FromHours(25), isDone: false);
        }

        (await till.ByItselfAsync(new ReconcilePaymentsCommand())).ShouldBe(1);
    }
}
