using Marketplace.Domain.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace Marketplace.Infrastructure.Persistence.Model;

/// <summary>
/// Turns what a unique index refuses into what the caller is told. Only the index can refuse the second of two requests that
/// race, so the refusal is declared where the index is. A foreign key refuses what belongs to something that was deleted meanwhile.
/// </summary>
internal static class Refusals
{
    private const string MemberAnnotation = "Marketplace:RefusedAt";
    private const string MessageAnnotation = "Marketplace:RefusedAs";
    private const string Marker = "UNIQUE constraint failed: ";

    private const int ConstraintViolated = 19;
    private const int PrimaryKeyViolated = 1555;
    private const int UniqueViolated = 2067;
    private const int ForeignKeyViolated = 787;

    private static readonly DomainError AlreadyThere = new(ErrorKind.Conflict, "already_exists", "This already exists.");
    private static readonly DomainError IsGone = new(ErrorKind.NotFound, "related_not_found", "Something that this belongs to was deleted meanwhile.");
    private static readonly DomainError IsUsed = new(ErrorKind.Conflict, "resource_in_use", "Something belongs to this.");

    extension<TEntity>(IndexBuilder<TEntity> index)
    {
        /// <summary>Says how a second row is refused: 422 <c>not_unique</c> at a member of the contract.</summary>
        public IndexBuilder<TEntity> RefusedAs(string member, string message) =>
            index.HasAnnotation(MemberAnnotation, member).HasAnnotation(MessageAnnotation, message);
    }

    public static DomainError? Find(IModel model, Exception failure)
    {
        if (Orphaned(failure) is { } orphaned) return orphaned;
        if (Violated(failure) is not { } isViolated) return null;

        var index = model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()).FirstOrDefault(index => index.IsUnique && isViolated(index));
        return index?.FindAnnotation(MessageAnnotation)?.Value is string message
            ? new DomainError(ErrorKind.Invalid, "not_unique", message, (string?)index.FindAnnotation(MemberAnnotation)?.Value)
            : AlreadyThere;
    }

    /// <summary>On SQLite whoever deletes has looked in the same turn, so that it is always the new row that comes too late.</summary>
    private static DomainError? Orphaned(Exception failure) => Cause(failure) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } violation => violation.MessageText.StartsWith("update or delete", StringComparison.Ordinal) ? IsUsed : IsGone,
        SqliteException { SqliteErrorCode: ConstraintViolated, SqliteExtendedErrorCode: ForeignKeyViolated } => IsGone,
        _ => null,
    };

    private static Exception? Cause(Exception failure) => failure as SqliteException ?? failure as PostgresException ?? failure.InnerException;

    /// <summary>Which index it was, as the database told it; null where it was none.</summary>
    private static Func<IIndex, bool>? Violated(Exception failure)
    {
        switch (Cause(failure))
        {
            case PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation:
                return index => index.GetDatabaseName() == violation.ConstraintName;

            // SQLite Error 19: 'UNIQUE constraint failed: catalog_variants.seller_id, catalog_variants.sku'.
            case SqliteException { SqliteErrorCode: ConstraintViolated, SqliteExtendedErrorCode: PrimaryKeyViolated or UniqueViolated } violation:
                var at = violation.Message.IndexOf(Marker, StringComparison.Ordinal);
                var columns = at < 0 ? [] : violation.Message[(at + Marker.Length)..].TrimEnd('.', '\'').Split(", ");
                return index => Columns(index).SequenceEqual(columns, StringComparer.Ordinal);

            default:
                return null;
        }
    }

    private static IEnumerable<string> Columns(IIndex index)
    {
        var table = index.DeclaringEntityType.GetTableName();
        return index.Properties.Select(property => $"{table}.{property.GetColumnName()}");
    }
}
