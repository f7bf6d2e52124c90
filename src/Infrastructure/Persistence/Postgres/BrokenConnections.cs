using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// Renews the pool as soon as a connection turns out to be broken, and before it goes back there: a database that went away has cut the idle ones, too, and each
/// would fail another request; and one over which Npgsql stumbled may still hold somebody's answer.
/// </summary>
internal sealed class BrokenConnections(PostgresDatabase database) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Look(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Look(eventData.Exception);
        return Task.CompletedTask;
    }

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Look(eventData.Exception);
        return Task.CompletedTask;
    }

    private void Look(Exception failure)
    {
        if (DatabaseFailures.IsCut(failure)) database.Renew();
    }
}
