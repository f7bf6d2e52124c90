using Marketplace.Application.Ordering;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>Asking to be sold something: one answer, one order, at the price of the asking (ORD-08).</summary>
public sealed class PurchaseRequestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_approve_at_once_there_is_one_order_at_the_price_of_the_asking()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till);
        var request = await AskAsync(till, listing, 2);
        await till.Market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 9999L), Ct));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => i % 2 == 0
            ? till.AsAdminAsync(Approval(request))
            : till.Market.AsSellerAsync(seller, Approval(request), Ct)));

        answers.Count(answer => !answer.AlreadyThere).ShouldBe(1);
        answers.Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        var order = await till.Market.LookAsync(db => db.Orders.SingleAsync(Ct));
        (order.Status, order.Totals.Grand, order.PaymentDueAt).ShouldBe((OrderStatus.PendingPayment, 2000, till.Market.Database.Clock.GetUtcNow().AddHours(24)));
        var asked = await till.Market.LookAsync(db => db.PurchaseRequests.SingleAsync(Ct));
        (asked.Status, asked.OrderId).ShouldBe((PurchaseRequestStatus.Converted, order.Id));
        (await till.Market.LookAsync(db => db.StockItems.SingleAsync(Ct))).Reserved.ShouldBe(2);
        (await till.Market.LookAsync(db => db.CommissionLines.CountAsync(Ct))).ShouldBe(1);
        await till.BalanceAsync();

        await till.PayAgainAsync(order.Id, "cashOnDelivery");
        (await till.OrderedAsync(order.Id)).Status.ShouldBe(OrderStatus.Placed);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task An_order_of_a_request_that_is_not_paid_within_a_day_gives_back_what_it_held()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till);
        await till.Market.AsSellerAsync(seller, Approval(await AskAsync(till, listing, 2)), Ct);

        await till.LaterAsync(TimeSpan.FromHours(23));
        (await till.Market.LookAsync(db => db.Orders.SingleAsync(Ct))).Status.ShouldBe(OrderStatus.PendingPayment);
        await till.LaterAsync(TimeSpan.FromHours(2));

        (await till.Market.LookAsync(db => db.Orders.SingleAsync(Ct))).Status.ShouldBe(OrderStatus.Expired);
        (await till.Market.LookAsync(db => db.StockItems.SingleAsync(Ct))).Reserved.ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task What_nobody_has_answered_in_three_days_has_expired_and_may_be_asked_again()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till);
        var request = await AskAsync(till, listing, 1);
        (await CodeAsync(() => AskAsync(till, listing, 1))).ShouldBe("already_exists");

        till.Market.Database.Clock.Advance(TimeSpan.FromHours(71));
        (await till.ByItselfAsync(new ExpirePurchaseRequestsCommand())).ShouldBe(0);
        till.Market.Database.Clock.Advance(TimeSpan.FromHours(1));
        (await CodeAsync(() => till.Market.AsSellerAsync(seller, Approval(request), Ct))).ShouldBe("invalid_state_transition"); // before any job has looked
        (await till.ByItselfAsync(new ExpirePurchaseRequestsCommand())).ShouldBe(1);
        (await till.ByItselfAsync(new ExpirePurchaseRequestsCommand())).ShouldBe(0);

        (await till.Market.LookAsync(db => db.PurchaseRequests.SingleAsync(Ct))).Status.ShouldBe(PurchaseRequestStatus.Expired);
        (await AskAsync(till, listing, 1)).ShouldNotBe(request);
    }

    [Fact]
    public async Task Where_the_seller_leaves_it_to_the_operators_only_they_approve()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till, AcceptancePolicy.Admin);
        var request = await AskAsync(till, listing, 1);

        (await CodeAsync(() => till.Market.AsSellerAsync(seller, Approval(request), Ct))).ShouldBe("invalid_state_transition");
        (await till.AsAdminAsync(Approval(request))).AlreadyThere.ShouldBeFalse();

        (await till.Market.LookAsync(db => db.SellerOrders.SingleAsync(Ct))).NeedsAcceptance.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_for_more_than_there_is_stays_pending()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till);
        var request = await AskAsync(till, listing, 6);

        (await CodeAsync(() => till.Market.AsSellerAsync(seller, Approval(request), Ct))).ShouldBe("insufficient_stock");

        (await till.Market.LookAsync(db => db.PurchaseRequests.SingleAsync(Ct))).Status.ShouldBe(PurchaseRequestStatus.Pending);
        (await till.Market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(0);
        await till.BalanceAsync();
    }

    [Fact]
    public async Task Withdrawing_and_approving_that_race_have_one_winner()
    {
        await using var till = await Till.OpenAsync();
        var (seller, listing) = await OnRequestAsync(till);
        var request = await AskAsync(till, listing, 1);

        var refused = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => CodeAsync(() => i % 2 == 0
            ? till.Market.AsBuyerAsync(till.Buyer, new MovePurchaseRequestCommand(request, PurchaseRequestStatus.Withdrawn, Reason: null), Ct)
            : till.Market.AsSellerAsync(seller, Approval(request), Ct))));

        refused.Count(code => code == "invalid_state_transition").ShouldBe(3);
        var asked = await till.Market.LookAsync(db => db.PurchaseRequests.SingleAsync(Ct));
        (await till.Market.LookAsync(db => db.Orders.CountAsync(Ct))).ShouldBe(asked.Status is PurchaseRequestStatus.Converted ? 1 : 0);
        await till.BalanceAsync();
    }

    private static MovePurchaseRequestCommand Approval(PurchaseRequestId request) => new(request, PurchaseRequestStatus.Approved, Reason: null);

    private static async Task<PurchaseRequestId> AskAsync(Till till, ListingId listing, int quantity) =>
        new((await till.Market.AsBuyerAsync(till.Buyer, new AskToBuyCommand(listing, quantity, "For my aunt", Market.Home), Ct)).Id);

    private static async Task<(SellerId Seller, ListingId Listing)> OnRequestAsync(Till till, AcceptancePolicy policy = AcceptancePolicy.Automatic)
    {
        var seller = await till.Market.SellerAsync(policy);
        var listing = await till.Market.OfferAsync(seller, price: 1000, stock: 5);
        await till.Market.LookAsync(db => db.Listings.ExecuteUpdateAsync(set => set.SetProperty(offer => offer.Mode, ListingMode.PurchaseRequest), Ct));
        return (seller, listing);
    }

    /// <returns>Null where it was not refused.</returns>
    private static async Task<string?> CodeAsync<T>(Func<Task<T>> attempt)
    {
        try
        {
            await attempt();
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal.Error.Code;
        }
    }
}
