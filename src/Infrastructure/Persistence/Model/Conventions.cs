using System.Text.Json;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Marketplace.Infrastructure.Persistence.Model;

/// <summary>What holds for every table, so that no configuration has to say it.</summary>
internal static class Conventions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        foreach (var id in typeof(IEntityId<>).Assembly.GetTypes().Where(IsEntityId))
        {
            builder.Properties(id).HaveConversion(typeof(EntityIdConverter<>).MakeGenericType(id));
        }

        builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.ComplexProperties<Money>();
    }

    /// <summary>An instant with the digits that a column keeps, so that what is in hand after a save is what will be read.</summary>
    public static DateTimeOffset AsStored(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static void Apply(ModelBuilder builder)
    {
        // What has no key is a value that stands in a JSON column; EF Core drops it when the model is finished.
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.FindPrimaryKey() is not null).ToList())
        {
            if (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)))
            {
                builder.Entity(entity.ClrType).Ignore(nameof(AggregateRoot.Events));
                entity.FindProperty(nameof(AggregateRoot.Version))!.IsConcurrencyToken = true;
            }

            // Ids are made in the domain. Told otherwise, EF Core takes a new part with an id for a stored one.
            foreach (var key in entity.FindPrimaryKey()!.Properties.Where(property => IsEntityId(property.ClrType) || property.ClrType == typeof(Guid)))
            {
                key.ValueGenerated = ValueGenerated.Never;
            }

            NameColumns(entity, prefix: "");
        }
    }

    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            if (property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null) property.SetColumnName(prefix + Snake(ShortName(type, property)));
        }

        foreach (var complex in type.GetDeclaredComplexProperties()) NameColumns(complex.ComplexType, $"{prefix}{Snake(complex.Name)}_");
    }

    private static string ShortName(IMutableTypeBase type, IMutableProperty property) =>
        type.ClrType == typeof(Money) && property.Name == nameof(Money.MinorUnits) ? "minor" : property.Name;

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static bool IsEntityId(Type type) => type.IsValueType
        && type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));

    internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
        where TId : struct, IEntityId<TId>
    {
        private static TId Read(Guid value) => TId.From(value); // an expression tree cannot call a static abstract
    }

    /// <summary>Instants in UTC to the microsecond: SQLite cannot compare offsets, and PostgreSQL keeps no more digits.</summary>
    internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(instant => Write(instant), stored => Read(stored))
    {
        private static DateTime Write(DateTimeOffset instant) => AsStored(instant).UtcDateTime;

        private static DateTimeOffset Read(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));
    }
}
