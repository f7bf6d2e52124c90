using System.Globalization;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// The version of a resource (JA-029): the revision of its aggregate, and where values come from elsewhere a fingerprint of those, so that the
/// version changes with everything that the caller can see. Opaque to clients.
/// </summary>
internal static class Versions
{
    public static string Of(ResourceType type, object view) => type.HasDerivedFields
        ? string.Create(CultureInfo.InvariantCulture, $"{type.RevisionOf(view):x}-{Derived(type, view):x}")
        : type.RevisionOf(view).ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Over the values as they are written.</summary>
    private static ulong Derived(ResourceType type, object view)
    {
        using var buffer = JsonBuffer.Rent();
        var json = buffer.Json;
        json.WriteStartObject();
        foreach (var field in type.DerivedAttributes) field.Write(json, view);
        foreach (var field in type.DerivedRelationships)
        {
            json.WriteStartArray(field.Encoded);
            var ids = field.Ids(view);
            for (var i = 0; i < ids.Count; i++) json.WriteStringValue(ids[i]);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        return Fingerprint.Of(buffer.Written.Span);
    }
}
