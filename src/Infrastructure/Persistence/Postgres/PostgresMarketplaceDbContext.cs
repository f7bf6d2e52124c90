using System.Data;
using Marketplace.Infrastructure.Ordering;
using Marketplace.Infrastructure.Persistence.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Infrastructure.Persistence.Postgres;

public sealed class PostgresMarketplaceDbContext(DbContextOptions<PostgresMarketplaceDbContext> options) : MarketplaceDbContext(options)
{
    /// <summary>
    /// Compares the bytes, as SQLite does, so that every order and every cursor is the same on both; and knows the letters of all
    /// scripts, which the collation <c>C</c> does not.
    /// </summary>
    internal const string Collation = "ordinal";

    internal override string ClaimOfOutbox => OutboxClaims.AmongOthers;

    internal override bool HasManyWriters => true;

    protected override Task LockNameAsync(string name, CancellationToken ct) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", ct);

    internal override async Task<IDbContextTransaction?> BeginLookAsync(CancellationToken ct)
    {
        if (!await Database.CanConnectAsync(ct) || (await Database.GetPendingMigrationsAsync(ct)).Any()) return null;

        var transaction = await Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", ct);
        return transaction;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Model.RemoveEntityType(typeof(OrderSequence));
        modelBuilder.HasSequence<long>(OrderNumbers.Sequence);
        modelBuilder.HasPostgresExtension("pg_trgm").HasPostgresExtension("fuzzystrmatch");
        modelBuilder.HasCollation(schema: null, Collation, lcCollate: "C", lcCtype: "C.UTF-8", provider: "libc", deterministic: true);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(AllProperties).Where(IsText)) property.SetCollation(Collation);
    }

    private static IEnumerable<IMutableProperty> AllProperties(IMutableTypeBase type) =>
        type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(complex => AllProperties(complex.ComplexType)));

    private static bool IsText(IMutableProperty property) => (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);
}
