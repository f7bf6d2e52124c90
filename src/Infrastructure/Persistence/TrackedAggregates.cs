using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>Which tracked rows belong to which aggregate, and which of them have changed.</summary>
internal sealed class TrackedAggregates
{
    private readonly List<EntityEntry> _entries;
    private readonly HashSet<object> _changedRoots = new(ReferenceEqualityComparer.Instance);

    public TrackedAggregates(ChangeTracker tracker)
    {
        tracker.DetectChanges();
        _entries = [.. tracker.Entries()];
        Roots = [.. _entries.Where(entry => entry.Entity is AggregateRoot)];
        Changed = [.. _entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)];
        foreach (var entry in Changed)
        {
            if (RootOf(entry) is { } root) _changedRoots.Add(root.Entity);
        }
    }

    public IReadOnlyList<EntityEntry> Roots { get; }

    public IReadOnlyList<EntityEntry> Changed { get; }

    public bool HasChanged(EntityEntry root) => _changedRoots.Contains(root.Entity);

    /// <summary>The root of the aggregate in which something has this id.</summary>
    public EntityEntry? RootOf(Guid id) => _entries.FirstOrDefault(entry => SingleKey(entry) == id) is { } found ? RootOf(found) : null;

    private EntityEntry? RootOf(EntityEntry entry)
    {
        if (entry.Entity is AggregateRoot) return entry;

        // A part hangs on its owner by the foreign key for which the owner has a navigation.
        return entry.Metadata.GetForeignKeys().FirstOrDefault(key => key.PrincipalToDependent is not null) is { } key && Owner(entry, key) is { } owner ? RootOf(owner) : null;
    }

    private EntityEntry? Owner(EntityEntry part, IForeignKey key)
    {
        // A part that was taken out has lost its current reference but not its original one.
        object?[] reference = [.. key.Properties.Select(property => part.State is EntityState.Added ? part.Property(property).CurrentValue : part.Property(property).OriginalValue)];
        return _entries.FirstOrDefault(entry => key.PrincipalEntityType.IsAssignableFrom(entry.Metadata)
            && key.PrincipalKey.Properties.Select(property => entry.Property(property).CurrentValue).SequenceEqual(reference));
    }

    public static Guid? SingleKey(EntityEntry entry)
    {
        if (entry.Metadata.FindPrimaryKey() is not { Properties: [var property] }) return null;
        var value = entry.Property(property).CurrentValue;
        return (property.GetValueConverter() is { } converter ? converter.ConvertToProvider(value) : value) as Guid?;
    }
}
