using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Who sends money back, and who has to agree.</summary>
public sealed class RefundRightsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_refund_waits_for_somebody_else_to_approve_it()
    {
        await using var till = await Till.OpenAsync(options => options.RefundApprovalAbove = 5);
        var (order, part) = await till.PaidAsync();
        var maker = UserId.New();
        await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(600, "USD"), RefundReason.Goodwill), maker);
        var refund = (await till.RefundsAsync(order)).Single();
        (refund.Status, refund.RequestedBy).ShouldBe((RefundStatus.PendingApproval, maker));

        (await Till.RefusedAsync(() => till.AsAdminAsync(new MoveRefundCommand(refund.Id, RefundStatus.Approved, Reason: null), maker))).Code.ShouldBe("forbidden");
        await till.AsAdminAsync(new MoveRefundCommand(refund.Id, RefundStatus.Approved, Reason: null));

        (await till.PaymentAsync(order)).RefundedAmount.ShouldBe(600);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_seller_gives_back_money_of_its_own_orders_only()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(sellers: 2);
        await till.PayAsync(order);
        var parts = await till.PartsAsync(order);

        (await Till.RefusedAsync(() => till.Market.AsSellerAsync(parts[0].SellerId, new RequestRefundCommand(parts[1].Id, PaymentId: null, new Money(100, "USD"), RefundReason.Goodwill), Ct))).Code.ShouldBe("related_not_found");
        await till.Market.AsSellerAsync(parts[0].SellerId, new RequestRefundCommand(parts[0].Id, PaymentId: null, new Money(100, "USD"), RefundReason.Goodwill), Ct);

        (await till.PartsAsync(order)).Select(part => part.RefundedTotal).ShouldBe([100, 0]);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task A_seller_gives_up_what_it_asked_for_but_not_what_its_buyer_is_owed()
    {
        await using var till = await Till.OpenAsync(options => options.RefundApprovalAbove = 5);
        var (order, part) = await till.PaidAsync();
        var seller = (await till.PartsAsync(order)).Single().SellerId;
        await AskAsync();
        await GiveUpAsync((await till.RefundsAsync(order)).Single().Id);
        await AskAsync();
        var asked = (await till.RefundsAsync(order)).Last();

        await till.Market.AsSellerAsync(seller, new MoveSellerOrderCommand(part, SellerOrderStatus.Cancelled, "sold out"), Ct); // the rest goes back by itself
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        (await Till.RefusedAsync(() => GiveUpAsync(asked.Id))).ShouldBe(("invalid_state_transition", "to"));
        await till.AsAdminAsync(new MoveRefundCommand(asked.Id, RefundStatus.Approved, Reason: null));
        (await till.OrderedAsync(order)).RefundedTotal.ShouldBe(1000);
        await till.BalanceAsync();

        Task AskAsync() => till.Market.AsAsync(
            person => (person.Kind, person.Surface, person.SellerId, person.UserId) = (CallerKind.Seller, Surface.Seller, seller, UserId.New()),
            new RequestRefundCommand(part, PaymentId: null, new Money(600, "USD"), RefundReason.Goodwill),
            Ct);
        Task GiveUpAsync(RefundId refund) => till.Market.AsSellerAsync(seller, new MoveRefundCommand(refund, RefundStatus.Cancelled, Reason: null), Ct);
    }

    [Fact]
    public async Task Many_small_refunds_are_a_large_one()
    {
        await using var till = await Till.OpenAsync(options => options.RefundApprovalAbove = 5);
        var (order, part) = await till.PaidAsync();

        for (var i = 0; i < 3; i++) await till.AsAdminAsync(new RequestRefundCommand(part, PaymentId: null, new Money(200, "USD"), RefundReason.Goodwill));

        (await till.RefundsAsync(order)).Select(refund => refund.Status).ShouldBe([RefundStatus.Succeeded, RefundStatus.Succeeded, RefundStatus.PendingApproval]);
    }

    [Fact]
    public async Task That_a_seller_has_given_cash_back_somebody_else_has_to_believe()
    {
        await using var till = await Till.OpenAsync();
        var order = await till.OrderAsync(method: KnownMethods.CashOnDelivery);
        var part = (await till.PartsAsync(order)).Single();
        foreach (var to in (SellerOrderStatus[])[SellerOrderStatus.Processing, SellerOrderStatus.Shipped, SellerOrderStatus.Delivered]) await till.Market.AsSellerAsync(part.SellerId, new MoveSellerOrderCommand(part.Id, to, Reason: null), Ct);

        await till.Market.AsSellerAsync(part.SellerId, new RequestRefundCommand(part.Id, PaymentId: null, new Money(100, "USD"), RefundReason.Returned), Ct);

        (await till.RefundsAsync(order)).ShouldHaveSingleItem().Status.ShouldBe(RefundStatus.PendingApproval);
    }
}
