using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// Renews the pool as soon as a connection turns out to be broken, and before it goes back there: a database that went away has cut the idle ones, too, and each
/// would fail another request; and one over which Npgsql stumbled may still hold somebody's answer. It also notes that the database answers.
/// </summary>
internal sealed class BrokenConnections(PostgresDatabase database) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Hear(command);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Hear(command);
        return new(result);
    }

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

    /// <summary>A copy of the database that answers says nothing of the database.</summary>
    private void Hear(DbCommand command)
    {
        if (command.Connection?.ConnectionString == database.Source.ConnectionString) database.Lent.Hear();
    }

    private void Look(Exception failure)
    {
        if (DatabaseFailures.IsCut(failure)) database.Renew();
    }
}
