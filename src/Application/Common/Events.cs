using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>
/// Reacts to what happened elsewhere. Called at least once per event and in order per subject, inside a transaction that also
/// notes the event as handled, so that an effect in the database happens exactly once. It must not wait for the outside world:
/// a slow service would hold up every writer; leave a job for that instead.
/// </summary>
public interface IEventConsumer
{
    /// <summary>Stored with every handled event, so it never changes.</summary>
    string Name { get; }

    bool Wants(string eventName);

    Task HandleAsync(EventEnvelope happened, CancellationToken ct);
}

/// <summary>A domain event on its way out.</summary>
/// <param name="Sequence">Grows with the order of saving, across all events.</param>
/// <param name="Payload">The event itself, as JSON.</param>
public sealed record EventEnvelope(long Sequence, Guid EventId, string Name, Guid SubjectId, string Payload, DateTimeOffset OccurredAt)
{
    public TEvent Read<TEvent>()
        where TEvent : IDomainEvent =>
        JsonSerializer.Deserialize<TEvent>(Payload, EventJson.Options) ?? throw new JsonException($"Event {EventId} has no payload.");
}

/// <summary>How events are written: camelCase, ids as plain text, enums by name.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new EntityIdConverterFactory(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private sealed class EntityIdConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType
            && typeToConvert.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityId<>));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(EntityIdConverter<>).MakeGenericType(typeToConvert))!;
    }

    private sealed class EntityIdConverter<TId> : JsonConverter<TId>
        where TId : struct, IEntityId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
