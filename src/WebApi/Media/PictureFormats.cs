using System.Text.Json;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Media;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Media;

/// <summary>A stored picture: its key and its size in pixels.</summary>
internal sealed record Picture(string StorageKey, int Width, int Height);

/// <summary>Where a file is fetched: at an address that is known, or wherever this installation serves the picture of a key.</summary>
internal sealed record FilePlace(string? Url, string? StorageKey)
{
    public static FilePlace? At(string? url) => url is null ? null : new(url, StorageKey: null);

    public static FilePlace Of(string storageKey) => new(Url: null, storageKey);
}

internal sealed class FilePlaceFormat : ValueFormat<FilePlace>, IInstalledFormat<FilePlace>
{
    public override string Expected => "a string";

    public void Write(Utf8JsonWriter json, FilePlace value, IServiceProvider services) =>
        json.WriteStringValue(value.StorageKey is { } key ? services.GetRequiredService<IMediaAddresses>().Of(key, Rendition.Original) : value.Url);

    public override void Write(Utf8JsonWriter json, FilePlace value) => json.WriteStringValue(value.StorageKey ?? value.Url);

    public override FilePlace? Read(JsonElement json, Faults faults, string pointer) => Wrong(faults, pointer);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "string"u8);
}

/// <summary>The renditions of a picture: each fits into a square and none is larger than the original.</summary>
internal sealed class RenditionsFormat : ValueFormat<Picture>, IInstalledFormat<Picture>
{
    public override string Expected => "an object";

    public void Write(Utf8JsonWriter json, Picture value, IServiceProvider services)
    {
        json.WriteStartObject();
        foreach (var (name, rendition) in services.GetRequiredService<IMediaAddresses>().Renditions(value.StorageKey, value.Width, value.Height))
        {
            json.WriteStartObject(name);
            json.WriteString("url"u8, rendition.Url);
            json.WriteNumber("width"u8, rendition.Width);
            json.WriteNumber("height"u8, rendition.Height);
            json.WriteString("contentType"u8, rendition.ContentType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public override void Write(Utf8JsonWriter json, Picture value) => json.WriteStringValue(value.StorageKey);

    public override Picture? Read(JsonElement json, Faults faults, string pointer) => Wrong(faults, pointer);

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("additionalProperties"u8);
        json.WriteString("type"u8, "object"u8);
        json.WriteEndObject();
    }
}
