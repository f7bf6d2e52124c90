using System.Globalization;
using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Writes documents straight into a buffer: names are encoded once, fields are resolved once per type, nothing is built in between.</summary>
internal sealed class DocumentWriter(Utf8JsonWriter json, Document document, string prefix)
{
    private readonly char[] _link = new char[256];

    /// <param name="self">The request's own URL, path-absolute, with its query.</param>
    public void Write(string self)
    {
        json.WriteStartObject();
        WriteMembers(self);
        json.WriteEndObject();
    }

    /// <summary>The members of the document, for use inside another object (a result of <c>/operations</c>).</summary>
    public void WriteMembers(string self)
    {
        Wire.JsonApiMember(json);
        WriteTopLinks(self);
        json.WritePropertyName("data"u8);
        WritePrimary();
        if (document.Plan.HasInclude)
        {
            json.WriteStartArray("included"u8);
            foreach (var (type, view) in document.Included) WriteResource(type, view, document.Plan.Selection(type, alone: false), onceMeta: null);
            json.WriteEndArray();
        }

        WriteTopMeta();
    }

    /// <summary>The primary data alone, for results of <c>/operations</c>.</summary>
    public void WritePrimary()
    {
        if (document.IsCollection) json.WriteStartArray();
        else if (document.Primary.Count == 0) json.WriteNullValue();

        if (document.IsLinkage)
        {
            foreach (var view in document.Primary) WriteIdentifier(document.PrimaryType, document.PrimaryType.IdOf(view), document.Page is not null && document.Plan.Page is PageRequest.Keyset ? view : null);
        }
        else
        {
            var selection = document.Plan.Selection(document.PrimaryType, alone: !document.IsCollection);
            foreach (var view in document.Primary) WriteResource(document.PrimaryType, view, selection, document.OnceMeta, isPrimary: true);
        }

        if (document.IsCollection) json.WriteEndArray();
    }

    private void WriteResource(ResourceType type, object view, Selection selection, IReadOnlyDictionary<string, object?>? onceMeta, bool isPrimary = false)
    {
        var id = type.IdOf(view);
        json.WriteStartObject();
        json.WriteString("type"u8, type.Encoded);
        json.WriteString("id"u8, id);
        if (selection.Attributes.Count > 0)
        {
            json.WriteStartObject("attributes"u8);
            foreach (var field in selection.Attributes) field.Write(json, view);
            json.WriteEndObject();
        }

        if (selection.Relationships.Count > 0)
        {
            json.WriteStartObject("relationships"u8);
            foreach (var field in selection.Relationships) WriteRelationship(type, id, view, field);
            json.WriteEndObject();
        }

        json.WriteStartObject("links"u8);
        WriteLink("self"u8, type, id);
        json.WriteEndObject();

        json.WriteStartObject("meta"u8);
        json.WriteString("version"u8, Versions.Of(type, view));
        type.WriteMeta(json, view, document.Plan.Surface);
        if (isPrimary && document.IsCollection && document.Plan.Page is PageRequest.Keyset) WriteCursor(view);
        foreach (var (name, value) in onceMeta ?? System.Collections.Frozen.FrozenDictionary<string, object?>.Empty) Wire.Value(json, name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRelationship(ResourceType type, Guid id, object view, RelationshipField field)
    {
        json.WriteStartObject(field.Encoded);
        var found = document.Linkages.GetValueOrDefault((id, field));
        json.WriteStartObject("links"u8);
        WriteLink("self"u8, type, id, "/relationships/", field.Name);
        WriteLink("related"u8, type, id, "/", field.Name);
        if (found?.Total is not null) json.WriteString("next"u8, $"{prefix}/{type.Name}/{id}/relationships/{field.Name}{(found.Ids.Count == 0 ? "" : $"?page[number]=2&page[size]={found.Ids.Count}")}");
        json.WriteEndObject();

        if (field.IsMany ? found is not (null or { Ids.Count: 0, Total: > 0 }) : found is not null || field.KnowsIds)
        {
            json.WritePropertyName("data"u8);
            var ids = found?.Ids ?? field.Ids(view);
            if (field.IsMany) json.WriteStartArray();
            else if (ids.Count == 0) json.WriteNullValue();
            foreach (var member in ids)
            {
                json.WriteStartObject();
                json.WriteString("type"u8, field.IsPolymorphic ? field.TargetNameOf(view) : field.TargetName);
                json.WriteString("id"u8, member);
                json.WriteEndObject();
            }

            if (field.IsMany) json.WriteEndArray();
        }

        if (found?.Total is { } total)
        {
            json.WriteStartObject("meta"u8);
            json.WriteStartObject("page"u8);
            json.WriteNumber("total"u8, total);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteIdentifier(ResourceType type, Guid id, object? cursorOf)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, type.Encoded);
        json.WriteString("id"u8, id);
        if (cursorOf is not null)
        {
            json.WriteStartObject("meta"u8);
            WriteCursor(cursorOf);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteCursor(object view)
    {
        json.WriteStartObject("page"u8);
        json.WriteString("cursor"u8, Cursor.Encode(view, document.Plan));
        json.WriteEndObject();
    }

    private void WriteTopLinks(string self)
    {
        json.WriteStartObject("links"u8);
        json.WriteString("self"u8, self);
        if (document.Owner is { } owner && document.IsLinkage) WriteLink("related"u8, owner.Type, owner.Id, "/", owner.Relationship.Name);
        json.WriteString("describedby"u8, Wire.DescribedBy(prefix));
        if (document.IsCollection && document.Page is not null) PageLinks.Write(json, document, self);
        json.WriteEndObject();
    }

    private void WriteTopMeta()
    {
        var page = document.Page;
        if (page is null && document.Facets.Count == 0) return;

        json.WriteStartObject("meta"u8);
        if (page is not null && document.Plan.Page is PageRequest.Numbered numbered)
        {
            json.WriteStartObject("page"u8);
            json.WriteNumber("number"u8, numbered.Number);
            json.WriteNumber("size"u8, numbered.Size);
            if (page.TotalIsEstimate)
            {
                json.WriteStartObject("estimatedTotal"u8);
                json.WriteNumber("bestGuess"u8, page.Total ?? 0);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNumber("total"u8, page.Total ?? 0);
            }

            json.WriteEndObject();
            if (!page.TotalIsEstimate) json.WriteNumber("total"u8, page.Total ?? 0);
        }
        else if (page is not null && document.Plan.Page is PageRequest.Keyset keyset)
        {
            json.WriteStartObject("page"u8);
            json.WriteNumber("size"u8, keyset.Size);
            json.WriteEndObject();
        }

        if (document.Facets.Count > 0) Wire.Facets(json, document.Facets);
        json.WriteEndObject();
    }

    private void WriteLink(ReadOnlySpan<byte> name, ResourceType type, Guid id, string? between = null, string? last = null)
    {
        if (_link.AsSpan().TryWrite(CultureInfo.InvariantCulture, $"{prefix}/{type.Name}/{id}{between}{last}", out var length)) json.WriteString(name, _link.AsSpan(0, length));
        else json.WriteString(name, $"{prefix}/{type.Name}/{id}{between}{last}");
    }
}
