using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Writes the resource objects and identifiers of a document: fields are resolved once per type, links are prepared but for the id. What has no address on the
/// surface has no links.
/// </summary>
internal sealed class ResourceWriter(Utf8JsonWriter json, Document document, string prefix, IServiceProvider services)
{
    private readonly bool _hasCursors = document.IsCollection && document.Plan.Page is PageRequest.Keyset;

    public void WritePrimary(object view, Selection selection)
    {
        var type = document.PrimaryType;
        Begin(type, view, selection, document.IsCollection ? Versions.Of(type, view) : document.PrimaryVersion);
        if (_hasCursors) WriteCursor(view);
        if (document.OnceMeta is { } meta)
        {
            foreach (var (name, value) in meta) Wire.Value(json, name, value);
        }

        End();
    }

    public void WriteIncluded(ResourceType type, object view)
    {
        Begin(type, view, document.Plan.Selection(type, alone: false), Versions.Of(type, view));
        End();
    }

    public void WriteIdentifier(ResourceType type, object view)
    {
        var id = type.IdOf(view);
        json.WriteStartObject();
        json.WriteString("type"u8, type.Encoded);
        json.WriteString("id"u8, id);
        var (word, quantity) = document is { Owner: { } owner, OwnerView: { } ownerView } ? (owner.Relationship.WordOf(ownerView, id), QuantityOf(owner.Relationship.Quantities(ownerView), id)) : default;
        if (_hasCursors || word is not null || quantity is not null)
        {
            json.WriteStartObject("meta"u8);
            WriteManner(document.Owner?.Relationship, word, quantity);
            if (_hasCursors) WriteCursor(view);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>All but what may still be added to <c>meta</c>.</summary>
    private void Begin(ResourceType type, object view, Selection selection, string version)
    {
        var id = type.IdOf(view);
        var links = type.LinksUnder(prefix);
        json.WriteStartObject();
        json.WriteString("type"u8, type.Encoded);
        json.WriteString("id"u8, id);
        if (selection.Attributes.Length > 0)
        {
            json.WriteStartObject("attributes"u8);
            foreach (var field in selection.Attributes) field.Write(json, view, services);
            json.WriteEndObject();
        }

        if (selection.Relationships.Length > 0)
        {
            json.WriteStartObject("relationships"u8);
            foreach (var field in selection.Relationships)
            {
                if (!document.Hides(type, field)) WriteRelationship(type, links, id, view, field);
            }
            json.WriteEndObject();
        }

        if (type.On(document.Plan.Surface) is not null)
        {
            json.WritePropertyName("links"u8);
            links.Own.Write(json, id);
        }

        json.WriteStartObject("meta"u8);
        json.WriteString("version"u8, version);
        type.WriteMeta(json, view, document.Plan.Surface, document.Rights);
    }

    private void End()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteRelationship(ResourceType type, ResourceLinks links, Guid id, object view, RelationshipField field)
    {
        var found = document.LinkageOf(id, field);
        json.WriteStartObject(field.Encoded);
        if (type.On(document.Plan.Surface) is not null)
        {
            json.WritePropertyName("links"u8);
            if (found?.Total is null) links.Of(field).Write(json, id);
            else WriteLinksOfPart(links.Resource(id), field, found.Ids.Count);
        }

        if (field.IsMany && (found is not null || !field.IsCounted) ? found is not (null or { Ids.Count: 0, Total: > 0 }) : found is not null || field.KnowsIds)
        {
            json.WritePropertyName("data"u8);
            WriteLinkage(found?.Ids ?? field.Ids(view), field, view);
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

    /// <summary>Only the first members are shown: the others have a link, too.</summary>
    private void WriteLinksOfPart(string resource, RelationshipField field, int shown)
    {
        json.WriteStartObject();
        json.WriteString("self"u8, $"{resource}/relationships/{field.Name}");
        json.WriteString("related"u8, $"{resource}/{field.Name}");
        json.WriteString("next"u8, $"{resource}/relationships/{field.Name}{(shown == 0 ? "" : $"?page[number]=2&page[size]={shown}")}");
        json.WriteEndObject();
    }

    private void WriteLinkage(IReadOnlyList<Guid> ids, RelationshipField field, object view)
    {
        var quantities = field.Quantities(view);
        if (field.IsMany) json.WriteStartArray();
        else if (ids.Count == 0) json.WriteNullValue();
        for (var i = 0; i < ids.Count; i++)
        {
            json.WriteStartObject();
            if (field.IsPolymorphic) json.WriteString("type"u8, field.TargetNameOf(view));
            else json.WriteString("type"u8, field.Target.Encoded);
            json.WriteString("id"u8, ids[i]);
            var (word, quantity) = (field.WordOf(view, ids[i]), QuantityOf(quantities, ids[i]));
            if (word is not null || quantity is not null)
            {
                json.WriteStartObject("meta"u8);
                WriteManner(field, word, quantity);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (field.IsMany) json.WriteEndArray();
    }

    private static int? QuantityOf(IReadOnlyDictionary<Guid, int>? quantities, Guid id) => quantities?.TryGetValue(id, out var quantity) == true ? quantity : null;

    /// <summary>In which way a member is related, and how many of it are meant.</summary>
    private void WriteManner(RelationshipField? field, string? word, int? quantity)
    {
        if (word is not null) json.WriteString(field!.MetaMember!, word);
        if (quantity is { } number) json.WriteNumber("quantity"u8, number);
    }

    private void WriteCursor(object view)
    {
        json.WriteStartObject("page"u8);
        json.WriteString("cursor"u8, Cursor.Encode(view, document.Plan));
        json.WriteEndObject();
    }
}
