using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Marketplace.Application.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>
/// What Npgsql tells of its commands by itself, for SQLite: how long each took, and a span. Only there while somebody wants to know: what listens to the commands of EF Core
/// costs with each of them.
/// </summary>
internal sealed class SqliteMeasuring : DbCommandInterceptor
{
    private static readonly Meter Meter = new(Measurements.Name);

    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>(
        "db.client.operation.duration", "s", "How long statements of the database took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Note(command, eventData.StartTime, eventData.Duration, failure: null);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData.StartTime, eventData.Duration, failure: null);
        return ValueTask.FromResult(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Note(command, eventData.StartTime, eventData.Duration, failure: null);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData.StartTime, eventData.Duration, failure: null);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Note(command, eventData.StartTime, eventData.Duration, failure: null);
        return ValueTask.FromResult(result);
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(command, eventData.StartTime, eventData.Duration, eventData.Exception);
        return Task.CompletedTask;
    }

    /// <summary>The statement is told, its parameters are not: they hold what people wrote.</summary>
    private static void Note(DbCommand command, DateTimeOffset began, TimeSpan took, Exception? failure)
    {
        Time.Record(took.TotalSeconds, new KeyValuePair<string, object?>("db.system.name", "sqlite"));
        using var span = Measurements.Spans.StartActivity("sqlite", ActivityKind.Client, parentContext: default, startTime: began);
        if (span is null) return;

        span.SetTag("db.system.name", "sqlite");
        span.SetTag("db.query.text", command.CommandText);
        if (failure is not null) span.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        span.SetEndTime((began + took).UtcDateTime);
    }
}
