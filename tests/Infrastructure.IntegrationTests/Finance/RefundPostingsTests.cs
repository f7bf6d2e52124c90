using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Finance;

/// <summary>What was sold and is undone, in every order in which that can happen.</summary>
public sealed class RefundPostingsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-22")]
    public async Task A_sale_that_is_refunded_bit_by_bit_leaves_nobody_with_anything()
    {
        await using var database = await Database.CreateAsync();
        var sale = await CapturedAsync(database);
        (await database.BalanceAsync(LedgerAccountKind.SellerPending, sale.SellerId, Ct)).ShouldBe(-885); // 10 % and 15 % tax on that

        var first = Refund(sale, 333, inAll: 333);
        (await RefundAsync(database, first)).ShouldBe(67 + 10);
        (await RefundAsync(database, first)).ShouldBe(67 + 10); // told again
        (await database.BalanceAsync(LedgerAccountKind.CommissionRevenue, null, Ct)).ShouldBe(-67);
        (await database.BalanceAsync(LedgerAccountKind.SellerPending, sale.SellerId, Ct)).ShouldBe(-(885 - 333 + 33 + 5));
        (await RefundAsync(database, Refund(sale, 667, inAll: 1000))).ShouldBe(0);

        await NobodyHasAnythingAsync(database, accounts: 4);
    }

    [Fact]
    public async Task What_the_marketplace_paid_of_the_price_comes_back_to_it()
    {
        await using var database = await Database.CreateAsync();
        var sale = await CapturedAsync(database, discount: 101);

        await RefundAsync(database, Refund(sale, 500, inAll: 500));
        (await database.BalanceAsync(LedgerAccountKind.PromotionExpense, null, Ct)).ShouldBe(50);
        await RefundAsync(database, Refund(sale, 500, inAll: 1000));

        await NobodyHasAnythingAsync(database, accounts: 5);
    }

    [Fact]
    public async Task Commission_that_was_given_back_with_the_order_leaves_the_books_with_the_refund()
    {
        await using var database = await Database.CreateAsync();
        var sale = await CapturedAsync(database);
        await database.WithAsync(async (db, services) =>
        {
            await services.GetRequiredService<ICommissions>().ReverseAsync([sale.SellerOrderId], Ct);
            return await db.SaveChangesAsync(Ct);
        });
        (await database.BalanceAsync(LedgerAccountKind.CommissionRevenue, null, Ct)).ShouldBe(-100);

        (await RefundAsync(database, Refund(sale, 1000, inAll: 1000))).ShouldBe(0);

        await NobodyHasAnythingAsync(database, accounts: 4);
    }

    [Fact]
    public async Task What_is_released_is_what_is_left_and_a_later_refund_is_taken_of_it()
    {
        await using var database = await Database.CreateAsync();
        var sale = await CapturedAsync(database);
        await RefundAsync(database, Refund(sale, 500, inAll: 500));

        await ReleaseAsync(database, sale);
        await ReleaseAsync(database, sale);

        (await database.BalanceAsync(LedgerAccountKind.SellerPending, sale.SellerId, Ct)).ShouldBe(0);
        (await database.BalanceAsync(LedgerAccountKind.SellerAvailable, sale.SellerId, Ct)).ShouldBe(-(500 - 50 - 7)); // of the 15 of tax 8 went back
        await RefundAsync(database, Refund(sale, 500, inAll: 1000));
        await NobodyHasAnythingAsync(database, accounts: 5);
    }

    [Fact]
    public async Task Who_gives_cash_back_owes_no_commission_on_it()
    {
        await using var database = await Database.CreateAsync();
        var sale = await database.SoldAsync(1000, Ct);
        await database.PostAsync(ledger => ledger.CashCollectedAsync(CashCollectionId.New(), sale, database.Clock.GetUtcNow(), Ct));
        (await database.BalanceAsync(LedgerAccountKind.SellerDebt, sale.SellerId, Ct)).ShouldBe(115);

        (await database.PostAsync(ledger => ledger.CashReturnedAsync(Refund(sale, 400, inAll: 400), database.Clock.GetUtcNow(), Ct))).ShouldBe(60 + 9);
        (await database.BalanceAsync(LedgerAccountKind.SellerDebt, sale.SellerId, Ct)).ShouldBe(69);
        (await database.PostAsync(ledger => ledger.CashReturnedAsync(Refund(sale, 600, inAll: 1000), database.Clock.GetUtcNow(), Ct))).ShouldBe(0);

        await NobodyHasAnythingAsync(database, accounts: 4); // the one of what is pending was never moved
    }

    private static RefundedShare Refund(CapturedShare sale, long amount, long inAll) => new(RefundId.New(), sale.SellerOrderId, sale.SellerId, new Money(amount, "EUR"), new UndoneSale(inAll, sale.Paid.MinorUnits));

    private static Task<long> RefundAsync(Database database, RefundedShare refund) => database.PostAsync(ledger => ledger.RefundedAsync(refund, database.Clock.GetUtcNow(), Ct));

    private static Task ReleaseAsync(Database database, CapturedShare sale) =>
        database.PostAsync(ledger => ledger.ReleasedAsync(sale.SellerOrderId, sale.SellerId, "EUR", database.Clock.GetUtcNow(), Ct));

    private static async Task<CapturedShare> CapturedAsync(Database database, long discount = 0)
    {
        var sale = await database.SoldAsync(1000, Ct) with { Discount = discount };
        await database.PostAsync(ledger => ledger.CapturedAsync(PaymentId.New(), [sale], database.Clock.GetUtcNow(), Ct));
        return sale;
    }

    private static async Task NobodyHasAnythingAsync(Database database, int accounts)
    {
        var balances = await database.WithAsync((db, _) => db.LedgerAccounts.AsNoTracking().Select(account => account.Balance).ToListAsync(Ct));
        balances.Count.ShouldBe(accounts);
        balances.ShouldAllBe(balance => balance == 0);
        (await database.WithAsync((db, _) => db.CommissionLines.SumAsync(line => line.Total, Ct))).ShouldBe(0);
        (await database.ViolationsAsync(Ct)).Where(rule => rule.StartsWith("finance", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
