using System.Data.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Finance;

/// <summary>The books on a real database: right under many who post at once, and not to be changed.</summary>
public sealed class LedgerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-22")]
    public async Task Every_balance_after_an_entry_is_right_however_many_post_at_once()
    {
        await using var database = await Database.CreateAsync();
        SellerId[] sellers = [.. Enumerable.Range(0, 4).Select(_ => SellerId.New())];
        const int Captures = 150;

        await Task.WhenAll(Enumerable.Range(0, Captures).Select(number => Task.Run(
            () =>
            {
                // Two sellers in each, in changing order: who locked as told would wait in a circle.
                CapturedShare[] shares = [.. new[] { sellers[number % 4], sellers[(number + 1 + (number % 3)) % 4] }.Select(seller => new CapturedShare(SellerOrderId.New(), seller, new Money(100 + number, "EUR"), Discount: 1))];
                return database.PostAsync(ledger => ledger.CapturedAsync(PaymentId.New(), shares, database.Clock.GetUtcNow(), Ct));
            },
            Ct)));

        var entries = await database.WithAsync((db, _) => db.LedgerEntries.AsNoTracking().ToListAsync(Ct));
        entries.Count.ShouldBe(Captures * 8);
        foreach (var account in entries.GroupBy(entry => entry.AccountId))
        {
            var (place, sum) = (0L, 0L);
            foreach (var entry in account.OrderBy(entry => entry.Place)) (entry.Place, entry.BalanceAfter).ShouldBe((++place, sum += entry.Amount));
        }

        var accounts = await database.WithAsync((db, _) => db.LedgerAccounts.AsNoTracking().ToListAsync(Ct));
        accounts.ToDictionary(account => account.Id, account => account.Balance).ShouldBe(entries.GroupBy(entry => entry.AccountId).ToDictionary(account => account.Key, account => account.Sum(entry => entry.Amount)), ignoreOrder: true);
        accounts.Sum(account => account.Balance).ShouldBe(0);
        (await database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_told_twice_or_by_many_at_once_is_written_once()
    {
        await using var database = await Database.CreateAsync();
        var (payment, share) = (PaymentId.New(), new CapturedShare(SellerOrderId.New(), SellerId.New(), new Money(500, "EUR")));
        Task TellAsync() => database.PostAsync(ledger => ledger.CapturedAsync(payment, [share], database.Clock.GetUtcNow(), Ct));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(TellAsync, Ct)));
        await TellAsync();

        (await database.WithAsync((db, _) => db.JournalEntries.CountAsync(Ct))).ShouldBe(1);
        (await database.BalanceAsync(LedgerAccountKind.SellerPending, share.SellerId, Ct)).ShouldBe(-500);
        (await database.ViolationsAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_comes_to_nothing_leaves_nothing_in_the_books()
    {
        await using var database = await Database.CreateAsync();
        var share = new CapturedShare(SellerOrderId.New(), SellerId.New(), new Money(500, "EUR"));

        await Should.ThrowAsync<InvalidOperationException>(() => database.PostAsync(async ledger =>
        {
            await ledger.CapturedAsync(PaymentId.New(), [share], database.Clock.GetUtcNow(), Ct);
            throw new InvalidOperationException("The light went out.");
        }));

        (await database.WithAsync((db, _) => db.LedgerEntries.CountAsync(Ct))).ShouldBe(0);
        (await database.WithAsync((db, _) => db.LedgerAccounts.CountAsync(Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_posts_outside_of_a_unit_of_work()
    {
        await using var database = await Database.CreateAsync();
        var share = new CapturedShare(SellerOrderId.New(), SellerId.New(), new Money(500, "EUR"));

        await Should.ThrowAsync<InvalidOperationException>(() => database.WithAsync(async (_, services) =>
        {
            await services.GetRequiredService<ILedger>().CapturedAsync(PaymentId.New(), [share], database.Clock.GetUtcNow(), Ct);
            return true;
        }));
    }

    [Theory]
    [Trait("Rule", "R-22")]
    [InlineData("UPDATE finance_ledger_entries SET amount = amount + 1")]
    [InlineData("DELETE FROM finance_ledger_entries")]
    [InlineData("UPDATE finance_journal_entries SET description = 'Nothing'")]
    [InlineData("DELETE FROM finance_journal_entries")]
    [InlineData("UPDATE finance_commission_lines SET amount = 0")]
    [InlineData("DELETE FROM finance_commission_lines")]
    public async Task What_is_written_cannot_be_changed_in_sql_either(string statement)
    {
        await using var database = await Database.CreateAsync();
        var sale = await database.SoldAsync(1000, Ct);
        await database.PostAsync(ledger => ledger.CapturedAsync(PaymentId.New(), [sale], database.Clock.GetUtcNow(), Ct));

        (await Should.ThrowAsync<DbException>(() => database.WithAsync((db, _) => db.Database.ExecuteSqlRawAsync(statement, Ct)))).Message.ShouldContain("The books only grow.");
    }

    [Fact]
    [Trait("Rule", "R-22")]
    public async Task The_database_refuses_debits_without_credits()
    {
        Assert.SkipUnless(TestDatabase.Provider is DatabaseProvider.Postgres, "SQLite knows no check at the end of a transaction.");
        await using var database = await Database.CreateAsync();
        await database.PostAsync(ledger => ledger.CapturedAsync(PaymentId.New(), [new(SellerOrderId.New(), SellerId.New(), new Money(500, "EUR"))], database.Clock.GetUtcNow(), Ct));

        (await Should.ThrowAsync<DbException>(() => database.WithAsync((db, _) => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO finance_ledger_entries SELECT gen_random_uuid(), journal_entry_id, account_id, place + 1, currency, amount, balance_after, seller_order_id, occurred_at FROM finance_ledger_entries LIMIT 1", Ct))))
            .Message.ShouldContain("differ");
    }
}
