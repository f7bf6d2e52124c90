using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Update;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>The provider sends every row by itself; this one sends the new rows of a table together.</summary>
internal sealed class SqliteInsertBatchFactory(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new SqliteInsertBatch(dependencies);
}

/// <summary>
/// New rows of one table as one <c>INSERT</c>; anything else is a command of its own. Several statements in one command would be no help:
/// Microsoft.Data.Sqlite offers every parameter of a command to each of its statements.
/// </summary>
internal sealed class SqliteInsertBatch(ModificationCommandBatchFactoryDependencies dependencies) : AffectedCountModificationCommandBatch(dependencies)
{
    /// <summary>SQLite finds a parameter by going through the names of all.</summary>
    private const int MaxValues = 480;

    public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand) =>
        (ModificationCommands.Count == 0 || IsAnotherRow(modificationCommand)) && base.TryAddCommand(modificationCommand);

    protected override void AddCommand(IReadOnlyModificationCommand modificationCommand)
    {
        if (ModificationCommands.Count == 0)
        {
            base.AddCommand(modificationCommand);
            return;
        }

        var sql = SqlBuilder;
        while (sql[^1] is ';' or '\r' or '\n') sql.Length--;
        sql.Append(",\n(");
        for (var i = 0; i < modificationCommand.ColumnModifications.Count; i++)
        {
            if (i > 0) sql.Append(", ");
            Dependencies.SqlGenerationHelper.GenerateParameterNamePlaceholder(sql, modificationCommand.ColumnModifications[i].ParameterName!);
        }

        sql.Append(");\n");
        ResultSetMappings.Add(ResultSetMapping.NoResults);
        AddParameters(modificationCommand);
    }

    private bool IsAnotherRow(IReadOnlyModificationCommand command)
    {
        var first = ModificationCommands[0];
        var columns = command.ColumnModifications;
        return IsPlainInsert(first)
            && IsPlainInsert(command)
            && first.TableName == command.TableName
            && RelationalCommandBuilder.Parameters.Count + columns.Count <= MaxValues
            && first.ColumnModifications.Select(column => column.ColumnName).SequenceEqual(columns.Select(column => column.ColumnName), StringComparer.Ordinal);
    }

    /// <summary>Nothing is read back, and every value is a parameter.</summary>
    private static bool IsPlainInsert(IReadOnlyModificationCommand command) =>
        command.EntityState is EntityState.Added && command.ColumnModifications.All(column => column is { IsWrite: true, IsRead: false, UseCurrentValueParameter: true });
}
