using System.Data.Common;
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
/// reading back what the database generates, unless it is asked for.
/// </summary>
internal static class AppendOnlyRows
{
    private const string PlanAnnotation = "Marketplace:AppendPlan";

    /// <summary>Both databases have a limit, and SQLite finds every parameter by going through the names of all.</summary>
    private const int MaxValues = 300;

    extension(DbContext db)
    {
        /// <summary>On the transaction that has begun, with one command as long as no table has very many rows.</summary>
        /// <param name="tables">Rows of one type each.</param>
        public async Task AppendAsync(IReadOnlyList<IReadOnlyList<object>> tables, CancellationToken ct)
        {
            var command = new Command(db);
            foreach (var rows in tables.Where(rows => rows.Count > 0))
            {
                var first = 0;
                foreach (var (plan, portion) in db.Portions(rows))
                {
                    if (first > 0) await command.RunAsync(ct);
                    command.Add(plan, portion);
                    first += portion.Length;
                }
            }

            if (!command.IsEmpty) await command.RunAsync(ct);
        }

        /// <summary>Inserts rows of one type and says what to do with those that are there; also on the transaction that has begun.</summary>
        /// <param name="ending">From <c>ON CONFLICT</c> on, with what is returned.</param>
        /// <returns>What <paramref name="read"/> makes of each returned row.</returns>
        public async Task<List<TResult>> InsertAsync<TResult>(IReadOnlyList<object> rows, string ending, Func<DbDataReader, TResult> read, CancellationToken ct)
        {
            var found = new List<TResult>();
            foreach (var (plan, portion) in db.Portions(rows))
            {
                var command = new Command(db);
                command.Add(plan, portion, ending);
                await command.ReadAsync(row => found.Add(read(row)), ct);
            }

            return found;
        }

        private IEnumerable<(Plan Plan, object[] Rows)> Portions(IReadOnlyList<object> rows)
        {
            if (rows.Count == 0) return [];

            var type = db.Model.FindEntityType(rows[0].GetType())!;
            var plan = type.GetOrAddRuntimeAnnotationValue(PlanAnnotation, Plan.Of, type);
            return rows.Chunk(Math.Max(1, MaxValues / plan.Columns.Count)).Select(portion => (plan, portion));
        }
    }

    private sealed class Command(DbContext db)
    {
        private readonly StringBuilder _sql = new();
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);
        private IRelationalCommandBuilder _builder = db.GetService<IRelationalCommandBuilderFactory>().Create();

        public bool IsEmpty => _values.Count == 0;

        public void Add(Plan plan, object[] rows, string ending = "")
        {
            if (!IsEmpty) _sql.Append(";\n");
            _sql.Append(plan.Insert);
            for (var index = 0; index < rows.Length; index++)
            {
                _sql.Append(index == 0 ? "(" : "),\n(");
                for (var i = 0; i < plan.Columns.Count; i++)
                {
                    var (column, name) = (plan.Columns[i], $"p{_values.Count.ToString(CultureInfo.InvariantCulture)}");
                    _sql.Append(i == 0 ? "@" : ", @").Append(name);
                    _builder.AddParameter(name, "@" + name, column.GetRelationalTypeMapping(), column.IsNullable);
                    _values[name] = column.GetGetter().GetClrValue(rows[index]);
                }
            }

            _sql.Append(")\n").Append(ending);
        }

        public async Task RunAsync(CancellationToken ct)
        {
            var (command, parameters) = Built();
            await command.ExecuteNonQueryAsync(parameters, ct);
            _builder = db.GetService<IRelationalCommandBuilderFactory>().Create();
            _sql.Clear();
            _values.Clear();
        }

        /// <summary>Once, and last.</summary>
        public async Task ReadAsync(Action<DbDataReader> each, CancellationToken ct)
        {
            var (command, parameters) = Built();
            await using var returned = await command.ExecuteReaderAsync(parameters, ct);
            while (await returned.ReadAsync(ct)) each(returned.DbDataReader);
        }

        private (IRelationalCommand Command, RelationalCommandParameterObject Parameters) Built()
        {
            _builder.Append(_sql.ToString());
            return (_builder.Build(), new RelationalCommandParameterObject(
                db.GetService<IRelationalConnection>(), _values, readerColumns: null, db, db.GetService<IRelationalCommandDiagnosticsLogger>(), CommandSource.SaveChanges));
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
