using System.Text.RegularExpressions;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>The models that the program starts with, against what the configurations say.</summary>
public sealed partial class CompiledModelTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public void The_compiled_model_is_that_of_the_configurations(DatabaseProvider provider)
    {
        using MarketplaceDbContext context = provider is DatabaseProvider.Postgres
            ? new PostgresMarketplaceDbContext(new DbContextOptionsBuilder<PostgresMarketplaceDbContext>().UseNpgsql("Host=unused").Options)
            : new SqliteMarketplaceDbContext(new DbContextOptionsBuilder<SqliteMarketplaceDbContext>().UseSqlite("Data Source=:memory:").Options);
        var said = context.GetService<IModelRuntimeInitializer>().Initialize(context.GetService<IDesignTimeModel>().Model, designTime: false);

        context.Model.GetType().Name.ShouldBe($"{provider}MarketplaceDbContextModel");
        var (compiled, fresh) = (Described(context.Model), Described(said));
        compiled.Count.ShouldBe(fresh.Count);
        compiled.Except(fresh).ShouldBeEmpty("Run tools/Migrations/model.");
        fresh.Except(compiled).ShouldBeEmpty("Run tools/Migrations/model.");
    }

    private static List<string> Described(IModel model) =>
    [
        .. model.GetAnnotations().Select(annotation => $"{annotation.Name}: {annotation.Value}"),
        .. model.GetEntityTypes().Select(entity => TableOfComplexType().Replace(entity.ToDebugString(MetadataDebugStringOptions.LongDefault, indent: 2).ReplaceLineEndings("\n") + "\n", "")),
        .. model.GetEntityTypes().SelectMany(entity => entity.GetFlattenedProperties()).Select(property =>
            $"{property.DeclaringType.Name}.{property.Name}: {property.GetRelationalTypeMapping().StoreType}, {property.GetTypeMapping().Converter?.GetType()}, {property.GetValueComparer().GetType()}"),
    ];

    /// <summary>Said by compiled models only.</summary>
    [GeneratedRegex(@"^ {10}Annotations: *\n( {12}Relational:.*\n)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TableOfComplexType();
}
