using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Finance;

internal static class Books
{
    /// <summary>What every module finds wrong with its books, in the words of <c>verify</c>.</summary>
    public static Task<List<string>> ViolationsAsync(this Database database, CancellationToken ct) => database.WithAsync(async (_, services) =>
    {
        var found = new List<string>();
        foreach (var check in services.GetServices<IBooksCheck>()) found.AddRange((await check.FindAsync(ct)).Select(violation => violation.ToString()));
        return found;
    });

    /// <summary>One line at the default rule, which takes 10 % and 15 % tax on that.</summary>
    public static async Task<CapturedShare> SoldAsync(this Database database, long items, CancellationToken ct)
    {
        var share = new CapturedShare(SellerOrderId.New(), SellerId.New(), new Money(items, "EUR"));
        await database.WithAsync(async (db, services) =>
        {
            (await db.CommissionRules.SingleAsync(ct)).Change(new("Default", new(10, CommissionBase.Items) { TaxRate = 15 }) { Position = CommissionRule.LastPosition });
            await db.SaveChangesAsync(ct);
            await services.GetRequiredService<ICommissions>().ChargeAsync([new(share.SellerOrderId, OrderLineId.New(), share.SellerId, ProductId.New(), share.Paid)], ct);
            return await db.SaveChangesAsync(ct);
        });
        return share;
    }

    public static Task PostAsync(this Database database, Func<ILedger, Task> post) => database.PostAsync(async ledger =>
    {
        await post(ledger);
        return 0;
    });

    /// <summary>In a unit of work of its own.</summary>
    public static Task<T> PostAsync<T>(this Database database, Func<ILedger, Task<T>> post) => database.WithAsync((db, services) => db.ExecuteAsync(
        async ct =>
        {
            var answer = await post(services.GetRequiredService<ILedger>());
            await db.SaveChangesAsync(ct);
            return answer;
        },
        CancellationToken.None));

    /// <summary>Debits less credits; 0 where there is no such account.</summary>
    public static Task<long> BalanceAsync(this Database database, LedgerAccountKind kind, SellerId? seller, CancellationToken ct) =>
        database.WithAsync((db, _) => db.LedgerAccounts.Where(account => account.Kind == kind && account.SellerId == seller).Select(account => account.Balance).SingleOrDefaultAsync(ct));
}
