using System.Collections;
using System.Reflection;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Bench.Catalogue;

/// <summary>Aggregates as the rows that a save would make of them, by the program's own model.</summary>
internal sealed class ModelRows(IModel model)
{
    private static readonly PropertyInfo[] Stamps = [.. new[] { nameof(AggregateRoot.CreatedAt), nameof(AggregateRoot.UpdatedAt) }.Select(name => typeof(AggregateRoot).GetProperty(name)!)];
    private static readonly PropertyInfo[] PartStamps = [.. Stamps.Select(stamp => typeof(AggregatePart).GetProperty(stamp.Name)!)];
    private static readonly PropertyInfo Version = typeof(AggregateRoot).GetProperty(nameof(AggregateRoot.Version))!;

    private readonly Dictionary<Type, Plan> _plans = [];

    public IReadOnlyList<string> ColumnsOf(Type type) => PlanOf(type).Columns;

    public string TableOf(Type type) => PlanOf(type).Table;

    /// <summary>Dates it and numbers its version, as its first save would.</summary>
    public void Stamp(AggregateRoot root, DateTimeOffset created)
    {
        Version.SetValue(root, 1);
        foreach (var stamp in Stamps) stamp.SetValue(root, created);
        foreach (var part in Parts(root).Select(one => one.Entity).OfType<AggregatePart>())
        {
            foreach (var stamp in PartStamps) stamp.SetValue(part, created);
        }
    }

    /// <summary>Its own row and those of its parts.</summary>
    public IEnumerable<(Type Type, object?[] Values)> RowsOf(AggregateRoot root) =>
        Parts(root).Select(one => (one.Entity.GetType(), PlanOf(one.Entity.GetType()).Read(one.Entity, one.Parent)));

    private IEnumerable<(object Entity, object? Parent)> Parts(object root)
    {
        yield return (root, null);
        foreach (var navigation in PlanOf(root.GetType()).Navigations)
        {
            foreach (var part in (IEnumerable?)navigation.GetGetter().GetClrValue(root) ?? Array.Empty<object>()) yield return (part, root);
        }
    }

    private Plan PlanOf(Type type)
    {
        lock (_plans) return _plans.TryGetValue(type, out var plan) ? plan : _plans[type] = new Plan(model.FindEntityType(type)!);
    }

    private sealed class Plan
    {
        private readonly List<Func<object, object?, object?>> _read = [];
        private readonly List<string> _columns = [];

        public Plan(IEntityType type)
        {
            Table = type.GetTableName()!;
            Navigations = [.. type.GetNavigations().Where(navigation => !navigation.IsOnDependent && navigation.IsCollection)];
            Add(type, (entity, _) => entity);
        }

        public string Table { get; }

        public IReadOnlyList<string> Columns => _columns;

        public IReadOnlyList<INavigation> Navigations { get; }

        public object?[] Read(object entity, object? parent) => [.. _read.Select(read => read(entity, parent))];

        private void Add(ITypeBase type, Func<object, object?, object?> owner)
        {
            foreach (var property in type.GetProperties().Where(property => !property.ValueGenerated.HasFlag(ValueGenerated.OnAdd)))
            {
                var (converter, getter) = (property.GetTypeMapping().Converter, property.IsShadowProperty() ? null : property.GetGetter());
                var parentKey = getter is null ? property.GetContainingForeignKeys().First().PrincipalKey.Properties[0].GetGetter() : null;
                _columns.Add(property.GetColumnName());
                _read.Add((entity, parent) =>
                {
                    var holder = getter is null ? parent : owner(entity, parent);
                    var value = holder is null ? null : (getter ?? parentKey)!.GetClrValue(holder);
                    return value is null || converter is null ? value : converter.ConvertToProvider(value);
                });
            }

            foreach (var complex in type.GetComplexProperties())
            {
                var getter = complex.GetGetter();
                Add(complex.ComplexType, (entity, parent) => owner(entity, parent) is { } holder ? getter.GetClrValue(holder) : null);
            }
        }
    }
}
