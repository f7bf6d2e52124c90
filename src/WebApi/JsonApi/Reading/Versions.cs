using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// The version of a resource (JA-029): the revision of its aggregate, and where values come from elsewhere a hash of those, so that the version
/// changes with everything that the caller can see. Opaque to clients.
/// </summary>
internal static class Versions
{
    public static string Of(ResourceType type, object view)
    {
        var revision = type.RevisionOf(view).ToString("x", CultureInfo.InvariantCulture);
        return type.HasDerivedFields ? $"{revision}-{Derived(type, view):x}" : revision;
    }

    /// <summary>FNV-1a, 64 bits (draft-eastlake-fnv), over the values as they are written.</summary>
    private static ulong Derived(ResourceType type, object view)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var field in type.Attributes)
            {
                if (field.IsDerived) field.Write(json, view);
            }

            foreach (var field in type.Relationships)
            {
                if (field.IsDerived) json.WriteString(field.Encoded, string.Join(',', field.Ids(view)));
            }

            json.WriteEndObject();
        }

        var hash = 14695981039346656037UL;
        foreach (var octet in buffer.WrittenSpan) hash = (hash ^ octet) * 1099511628211UL;
        return hash;
    }
}
