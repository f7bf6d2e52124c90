using System.Data.Common;
using Marketplace.Infrastructure.Persistence;
using Npgsql;

namespace Marketplace.Bench.Databases;

/// <summary>Single statements are prepared by hand; those of a batch by the connection, at their first use.</summary>
internal sealed class PostgresSession(NpgsqlDataSource source, NpgsqlConnection connection) : Session
{
    private readonly Dictionary<string, NpgsqlCommand> _prepared = new(StringComparer.Ordinal);
    private readonly List<bool> _one = [];
    private NpgsqlTransaction? _transaction;
    private NpgsqlBatch? _batch;

    public static async Task<PostgresSession> OpenAsync(string connectionString)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxPoolSize = 1,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 1,
            Options = "-c plan_cache_mode=force_generic_plan",
        });
        return new PostgresSession(source, await source.OpenConnectionAsync());
    }

    public override DatabaseProvider Provider => DatabaseProvider.Postgres;

    public override async Task<int> ExecuteAsync(string sql, params object[] values) => await (await CommandAsync(sql, values)).ExecuteNonQueryAsync();

    public override async Task<object?> ScalarAsync(string sql, params object[] values) => await (await CommandAsync(sql, values)).ExecuteScalarAsync();

    public override async Task<DbDataReader> QueryAsync(string sql, params object[] values) => await (await CommandAsync(sql, values)).ExecuteReaderAsync();

    public override async Task BeginAsync() => _transaction = await connection.BeginTransactionAsync();

    public override Task LaterAsync(string sql, bool one, params object[] values)
    {
        _batch ??= new NpgsqlBatch(connection);
#pragma warning disable CA2100 // constants of this program; values are parameters
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        _batch.BatchCommands.Add(command);
        _one.Add(one);
        return Task.CompletedTask;
    }

    public override async Task CommitAsync()
    {
        if (_batch is not null)
        {
            await _batch.ExecuteNonQueryAsync();
            for (var i = 0; i < _one.Count; i++)
            {
                if (_one[i] && _batch.BatchCommands[i].RecordsAffected != 1) throw new InvalidOperationException("It was changed meanwhile.");
            }
        }

        await _transaction!.CommitAsync();
        await EndAsync();
    }

    public override async Task RollbackAsync()
    {
        await _transaction!.RollbackAsync();
        await EndAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        foreach (var command in _prepared.Values) await command.DisposeAsync();
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private async Task EndAsync()
    {
        if (_transaction is not null) await _transaction.DisposeAsync();
        if (_batch is not null) await _batch.DisposeAsync();
        (_transaction, _batch) = (null, null);
        _one.Clear();
    }

    private async ValueTask<NpgsqlCommand> CommandAsync(string sql, object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
#pragma warning disable CA2100 // constants of this program; values are parameters
            command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.PrepareAsync();
            _prepared[sql] = command;
            return command;
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
