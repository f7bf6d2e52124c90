using System.Globalization;
using System.Text.Json;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The links between the pages of a collection; they keep every other parameter as the caller wrote it (JA-084).</summary>
internal static class PageLinks
{
    public static void Write(Utf8JsonWriter json, Document document, string self)
    {
        var query = self.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? self : self[..query];
        var kept = string.Join('&', document.Plan.Query.Parameters.Where(parameter => parameter.Family != "page" || parameter.Members[0] == "size").Select(parameter => parameter.Raw));
        if (document.Plan.Page is PageRequest.Keyset)
        {
            WriteCursors(json, document, path, kept);
            return;
        }

        var numbered = (PageRequest.Numbered)document.Plan.Page;
        var page = document.Page!;
        var known = !page.TotalIsEstimate;
        var last = Math.Max(1, ((page.Total ?? 0) + numbered.Size - 1) / numbered.Size);
        var reachable = document.Plan.Limits.LastPage(numbered.Size);
        Link("first", 1);
        Link("prev", numbered.Number == 1 ? null : Math.Min(numbered.Number - 1, known ? Math.Min(last, reachable) : reachable));
        if (page.HasNext && numbered.Number >= reachable) Beyond();
        else Link("next", page.HasNext ? numbered.Number + 1 : null);
        if (known) Link("last", last <= reachable ? last : null);

        // Where page numbers end, the walk goes on by cursor (JA-046, JA-088).
        void Beyond()
        {
            if (document.Plan.CanCursor) json.WriteString("next"u8, Url(path, kept, "page[after]", Cursor.Encode(document.Primary[^1], document.Plan)));
            else json.WriteNull("next"u8);
        }

        void Link(string name, long? number)
        {
            if (number is null) json.WriteNull(name);
            else json.WriteString(name, Url(path, kept, "page[number]", number.Value.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static void WriteCursors(Utf8JsonWriter json, Document document, string path, string kept)
    {
        var (page, items) = (document.Page!, document.Primary);
        if (items.Count > 0 && page.HasPrevious) json.WriteString("prev"u8, Url(path, kept, "page[before]", Cursor.Encode(items[0], document.Plan)));
        else json.WriteNull("prev"u8);
        if (items.Count > 0 && page.HasNext) json.WriteString("next"u8, Url(path, kept, "page[after]", Cursor.Encode(items[^1], document.Plan)));
        else json.WriteNull("next"u8);
    }

    private static string Url(string path, string kept, string name, string value) => $"{path}?{kept}{(kept.Length > 0 ? "&" : "")}{name}={value}";
}
