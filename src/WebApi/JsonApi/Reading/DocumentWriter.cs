using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Writes documents straight into a buffer; nothing is built in between.</summary>
internal sealed class DocumentWriter(Utf8JsonWriter json, Document document, string prefix, IServiceProvider services)
{
    private readonly ResourceWriter _resources = new(json, document, prefix, services);

    /// <param name="self">The request's own URL, path-absolute, with its query; null for a document that has no address.</param>
    public void Write(string? self)
    {
        json.WriteStartObject();
        WriteMembers(self);
        json.WriteEndObject();
    }

    /// <summary>The members of the document, for use inside another object (a result of <c>/operations</c>).</summary>
    public void WriteMembers(string? self)
    {
        Wire.JsonApiMember(json);
        WriteTopLinks(self);
        json.WritePropertyName("data"u8);
        WritePrimary();
        if (document.Plan.HasInclude)
        {
            json.WriteStartArray("included"u8);
            foreach (var (type, view) in document.Included) _resources.WriteIncluded(type, view);
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
            foreach (var view in document.Primary) _resources.WriteIdentifier(document.PrimaryType, view);
        }
        else
        {
            var selection = document.Plan.Selection(document.PrimaryType, alone: !document.IsCollection);
            foreach (var view in document.Primary) _resources.WritePrimary(view, selection);
        }

        if (document.IsCollection) json.WriteEndArray();
    }

    private void WriteTopLinks(string? self)
    {
        json.WriteStartObject("links"u8);
        if (self is not null) json.WriteString("self"u8, self);
        if (document.Owner is { } owner && document.IsLinkage) json.WriteString("related"u8, $"{owner.Type.LinksUnder(prefix).Resource(owner.Id)}/{owner.Relationship.Name}");
        json.WriteString("describedby"u8, Wire.DescribedBy(prefix));
        if (document.IsCollection && document.Page is not null && self is not null) PageLinks.Write(json, document, self);
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
}
