using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.WebApi.Realtime;

/// <summary>An event as a document (JA-290), in the bytes that all connections of its audience are sent.</summary>
internal sealed record RenderedEvent(byte[] Json);

/// <summary>The bytes are JSON already.</summary>
internal sealed class RenderedEventConverter : JsonConverter<RenderedEvent>
{
    public override RenderedEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Nobody sends us events.");

    public override void Write(Utf8JsonWriter writer, RenderedEvent value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
}
