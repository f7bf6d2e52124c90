using System.Collections.Concurrent;
using System.Data.Common;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>A provider may take as long as it likes: nobody is kept from anything meanwhile.</summary>
public sealed class GatewayCallTests
{
    [Fact]
    public async Task No_provider_is_asked_anything_while_a_transaction_is_open()
    {
        var open = new OpenTransactions();
        await using var till = await Till.OpenAsync(options => options.CaptureLater = true, services => services
            .ConfigureDbContext<SqliteMarketplaceDbContext>(options => options.AddInterceptors(open))
            .ConfigureDbContext<PostgresMarketplaceDbContext>(options => options.AddInterceptors(open)));
        var asked = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        till.Gateway.Faults = deed =>
        {
            asked.AddOrUpdate(deed, open.Count, (_, most) => Math.Max(most, open.Count));
            return Fault.None;
        };

        var kept = await PromisedAsync(till);
        await till.AsAdminAsync(new CapturePaymentCommand((await till.PaymentAsync(kept)).Id, Amount: null));
        await till.AsAdminAsync(new RequestRefundCommand((await till.PartsAsync(kept)).Single().Id, PaymentId: null, new Money(400, "USD"), RefundReason.Goodwill));
        await till.AsAdminAsync(new VoidPaymentCommand((await till.PaymentAsync(await PromisedAsync(till))).Id, "Suspected fraud"));
        await till.LaterAsync(TimeSpan.FromMinutes(1));

        asked.ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["start"] = 0, ["read"] = 0, ["capture"] = 0, ["refund"] = 0, ["cancel"] = 0 }, ignoreOrder: true);
        open.Seen.ShouldBeGreaterThan(10);
    }

    private static async Task<OrderId> PromisedAsync(Till till)
    {
        var order = await till.OrderAsync();
        till.Gateway.Pay((await till.PaymentAsync(order)).Id);
        await till.LaterAsync(TimeSpan.FromMinutes(1));
        return order;
    }

    private sealed class OpenTransactions : DbTransactionInterceptor
    {
        private readonly ConcurrentDictionary<Guid, bool> _open = [];

        public int Count => _open.Values.Count(isOpen => isOpen);

        public int Seen => _open.Count;

        public override ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            _open[eventData.TransactionId] = true;
            return base.TransactionStartedAsync(connection, eventData, result, cancellationToken);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            _open[eventData.TransactionId] = false;
            return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
        }

        public override Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            _open[eventData.TransactionId] = false;
            return base.TransactionRolledBackAsync(transaction, eventData, cancellationToken);
        }
    }
}
