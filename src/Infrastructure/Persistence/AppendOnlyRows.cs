using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>
/// Writes rows that nobody will look at again in this unit of work: many with one statement, past the change tracker, and without
/// reading back what the database generates.
/// </summary>
internal static class AppendOnlyRows
{
    private const string PlanAnnotation = "Marketplace:AppendPlan";

    /// <summary>Both databases have a limit, and SQLite finds every parameter by going through the names of all.</summary>
    private const int MaxValues = 240;

    extension(DbContext db)
    {
        /// <summary>On the transaction that has begun.</summary>
        public async Task AppendAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken ct)
            where TRow : class
        {
            if (rows.Count == 0) return;

            var type = db.Model.FindEntityType(typeof(TRow))!;
            var plan = type.GetOrAddRuntimeAnnotationValue(PlanAnnotation, Plan.Of, type);
            foreach (var part in rows.Chunk(Math.Max(1, MaxValues / plan.Columns.Count))) await db.InsertAsync(plan, part, ct);
        }

        private async Task InsertAsync<TRow>(Plan plan, TRow[] rows, CancellationToken ct)
            where TRow : class
        {
            var builder = db.GetService<IRelationalCommandBuilderFactory>().Create();
            var sql = new StringBuilder(plan.Insert);
            var values = new Dictionary<string, object?>(rows.Length * plan.Columns.Count, StringComparer.Ordinal);
            foreach (var row in rows)
            {
                sql.Append(values.Count == 0 ? "(" : "),\n(");
                for (var i = 0; i < plan.Columns.Count; i++)
                {
                    var (column, name) = (plan.Columns[i], $"p{values.Count.ToString(CultureInfo.InvariantCulture)}");
                    sql.Append(i == 0 ? "@" : ", @").Append(name);
                    builder.AddParameter(name, "@" + name, column.GetRelationalTypeMapping(), column.IsNullable);
                    values[name] = column.GetGetter().GetClrValue(row);
                }
            }

            builder.Append(sql.Append(')').ToString());
            await builder.Build().ExecuteNonQueryAsync(
                new RelationalCommandParameterObject(
                    db.GetService<IRelationalConnection>(), values, readerColumns: null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.SaveChanges),
                ct);
        }
    }

    /// <param name="Insert">Up to the values.</param>
    private sealed record Plan(string Insert, IReadOnlyList<IProperty> Columns)
    {
        public static Plan Of(IEntityType? type)
        {
            var columns = type!.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)).ToList();
            return new($"INSERT INTO \"{type!.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))})\nVALUES ", columns);
        }
    }
}
