using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Infrastructure.Persistence.Postgres;

/// <summary>
/// A prepared statement that joins many tables is planned at every execution all the same, where a plan for the values at hand looks the least bit cheaper than
/// one for any: what planning costs is hardly counted, and was up to two fifths of adding a line to a cart. What carries the tag is planned once by each connection.
/// It has to be a statement that is planned alike whatever its values are: by keys. See <c>plan_cache_mode</c> in the manual of PostgreSQL.
/// </summary>
internal sealed class PlannedOnce : DbCommandInterceptor
{
    /// <summary>For <c>TagWith</c>.</summary>
    public const string Tag = "planned once";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Mark(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Mark(command);
        return new(result);
    }

    /// <summary>In one round trip and one transaction, its own where there is no other: should the statement fail, the setting is undone with it.</summary>
    private static void Mark(DbCommand command)
    {
#pragma warning disable CA2100 // constants around what is there
        if (command.CommandText.StartsWith($"-- {Tag}", StringComparison.Ordinal)) command.CommandText = $"SET plan_cache_mode = force_generic_plan; {command.CommandText}; RESET plan_cache_mode";
#pragma warning restore CA2100
    }
}
