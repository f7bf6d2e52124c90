using System.Buffers;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>202 with <c>meta</c> only (JA-196): the request was taken, and whoever sent it learns no more.</summary>
internal static class NotedAnswer
{
    public static Answer Create()
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions))
        {
            json.WriteStartObject();
            Wire.JsonApiMember(json);
            json.WriteStartObject("meta"u8);
            json.WriteBoolean("accepted"u8, value: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new Answer(202, buffer.WrittenMemory) { NoStore = true };
    }
}
