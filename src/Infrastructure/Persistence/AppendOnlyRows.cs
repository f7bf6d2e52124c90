using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>
/// Writes rows that nobody will look at again in this unit of work: many with one statement, those of several tables with one command, past the change tracker, and without
/// reading back what the database generates.
/// </summary>
internal static class AppendOnlyRows
{
    private const string PlanAnnotation = "Marketplace:AppendPlan";

    /// <summary>Both databases have a limit, and SQLite finds every parameter by going through the names of all.</summary>
    private const int MaxValues = 280;

    extension(DbContext db)
    {
        /// <summary>On the transaction that has begun, with one command as long as no table has very many rows.</summary>
        /// <param name="tables">Rows of one type each.</param>
        public async Task AppendAsync(IReadOnlyList<IReadOnlyList<object>> tables, CancellationToken ct)
        {
            var command = new Command(db);
            foreach (var rows in tables.Where(rows => rows.Count > 0))
            {
                var type = db.Model.FindEntityType(rows[0].GetType())!;
                var plan = type.GetOrAddRuntimeAnnotationValue(PlanAnnotation, Plan.Of, type);
                var size = Math.Max(1, MaxValues / plan.Columns.Count);
                for (var first = 0; first < rows.Count; first += size)
                {
                    if (first > 0) await command.RunAsync(ct);
                    command.Add(plan, rows, first, Math.Min(rows.Count, first + size));
                }
            }

            if (!command.IsEmpty) await command.RunAsync(ct);
        }
    }

    private sealed class Command(DbContext db)
    {
        private readonly StringBuilder _sql = new();
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
        private IRelationalCommandBuilder _builder = db.GetService<IRelationalCommandBuilderFactory>().Create();

        public bool IsEmpty => _values.Count == 0;

        public void Add(Plan plan, IReadOnlyList<object> rows, int first, int end)
        {
            if (!IsEmpty) _sql.Append(";\n");
            _sql.Append(plan.Insert);
            for (var index = first; index < end; index++)
            {
                _sql.Append(index == first ? "(" : "),\n(");
                for (var i = 0; i < plan.Columns.Count; i++)
                {
                    var (column, name) = (plan.Columns[i], $"p{_values.Count.ToString(CultureInfo.InvariantCulture)}");
                    _sql.Append(i == 0 ? "@" : ", @").Append(name);
                    _builder.AddParameter(name, "@" + name, column.GetRelationalTypeMapping(), column.IsNullable);
                    _values[name] = column.GetGetter().GetClrValue(rows[index]);
                }
            }

            _sql.Append(')');
        }

        public async Task RunAsync(CancellationToken ct)
        {
            _builder.Append(_sql.ToString());
            await _builder.Build().ExecuteNonQueryAsync(
                new RelationalCommandParameterObject(
                    db.GetService<IRelationalConnection>(), _values, readerColumns: null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.SaveChanges),
                ct);
            _builder = db.GetService<IRelationalCommandBuilderFactory>().Create();
            _sql.Clear();
            _values.Clear();
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
