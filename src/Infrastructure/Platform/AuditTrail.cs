using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Marketplace.Infrastructure.Platform;

/// <summary>
/// Makes the audit log's lines of a save: for everything that is audited as such, for whatever an admin changes, and for every move through a state machine that
/// somebody makes. What the program does by itself to the rest stands in the histories.
/// </summary>
internal static class AuditTrail
{
    private const int MaxValueLength = 200;
    private const string Hidden = "•••";

    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal) { nameof(AggregateRoot.Version), nameof(AggregateRoot.CreatedAt), nameof(AggregateRoot.UpdatedAt) };
    private static readonly string[] Secret = ["Hash", "Secret", "Token", "Password", "Sealed", "Export"];
    private static readonly string[] Personal = ["Email", "Phone", "Address", "Destination", "Name"];
    private static readonly ConcurrentDictionary<(Type, string), bool> Unspoken = new();

    public static AuditEntry? Of(EntityEntry root, bool changed, IReadOnlyList<IDomainEvent> happened, ICaller? caller, IRequestOrigin? origin, DateTimeOffset now)
    {
        var moves = happened.OfType<IStateChange>().ToList();
        var bySomebody = caller is not null and not { Kind: CallerKind.System };
        var isWanted = (root.Entity as IAudited)?.AuditedAs is not null || (bySomebody && (moves.Count > 0 || (changed && caller!.Surface is Surface.Admin && caller.Kind is CallerKind.Admin)));
        if (!isWanted || (!changed && happened.Count == 0)) return null;

        var type = TypeOf(root);
        var action = happened.Count > 0 ? happened[0].Name : $"{type}.{VerbOf(root.State)}";
        return AuditEntry.Of(action, type, IdOf(root), AuditActors.Of(caller, origin), moves.Count > 0 ? moves[^1].Reason : null, ChangesOf(root, moves), now);
    }

    private static List<AuditChange> ChangesOf(EntityEntry root, List<IStateChange> moves)
    {
        // A new thing is told by its action; what it was made with can be read where it is.
        List<AuditChange> changes = root.State is EntityState.Modified
            ? [.. root.Properties.Where(property => property.IsModified && !Bookkeeping.Contains(property.Metadata.Name)).Select(ChangeOf)]
            : [];
        if (moves.Count > 0 && !changes.Exists(change => change.Field == "status")) changes.Add(new("status", moves[0].From, moves[^1].To));
        return changes;
    }

    private static AuditChange ChangeOf(PropertyEntry property) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(property.Metadata.Name), Told(property, property.OriginalValue), Told(property, property.CurrentValue));

    private static string? Told(PropertyEntry property, object? value)
    {
        if (value is null) return null;

        var name = property.Metadata.Name;
        if (Array.Exists(Secret, word => name.Contains(word, StringComparison.Ordinal)) || IsUnspoken(property)) return Hidden;

        var text = value switch
        {
            string plain => plain,
            Enum state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()),
            DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
            _ => JsonSerializer.Serialize(value, EventJson.Options),
        };
        if (Array.Exists(Personal, word => name.EndsWith(word, StringComparison.Ordinal))) return text.Contains('@', StringComparison.Ordinal) || text.StartsWith('+') ? Masks.Of(text) : Hidden;
        return text.Length <= MaxValueLength ? text : text[..MaxValueLength] + "…";
    }

    private static bool IsUnspoken(PropertyEntry property) => Unspoken.GetOrAdd(
        (property.EntityEntry.Metadata.ClrType, property.Metadata.Name), static (key, found) => found?.GetCustomAttribute<UnspokenAttribute>() is not null, property.Metadata.PropertyInfo);

    private static string TypeOf(EntityEntry root)
    {
        if ((root.Entity as IAudited)?.AuditedAs is { } named) return named;

        var table = root.Metadata.GetTableName()!;
        var words = table[(table.IndexOf('_', StringComparison.Ordinal) + 1)..].Split('_');
        return string.Concat(words.Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static Guid IdOf(EntityEntry root)
    {
        var key = root.Property(root.Metadata.FindPrimaryKey()!.Properties[0].Name);
        var value = key.CurrentValue;
        return (Guid)(key.Metadata.GetValueConverter() is { } converter ? converter.ConvertToProvider(value) : value)!;
    }

    private static string VerbOf(EntityState state) => state switch
    {
        EntityState.Added => "created",
        EntityState.Deleted => "deleted",
        _ => "updated",
    };
}
