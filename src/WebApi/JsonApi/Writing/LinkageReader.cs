using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Reads the linkage of a relationship into a body: identifiers by id, or by the <c>lid</c> of an earlier operation.</summary>
/// <param name="demandsWords">Whether members have to say in which way they are related, where there are several.</param>
internal sealed class LinkageReader(Body body, BodyFaults faults, LocalIds? lids, bool demandsWords = true)
{
    public void Read(JsonElement data, RelationshipField field, string at)
    {
        if (field.IsMany)
        {
            if (data.ValueKind != JsonValueKind.Array)
            {
                faults.Document.Add("invalid_linkage", $"'{field.Name}' is to many: its linkage is an array.", at);
                return;
            }

            var ids = data.EnumerateArray().Select((item, i) => ReadMember(item, field, $"{at}/{i}")).ToList();
            body.Set(field.Name, (IReadOnlyList<Guid>)[.. ids.OfType<Guid>().Distinct()]);
            if (field.IsCounted) ReadQuantities(data, ids, field, at);
        }
        else if (data.ValueKind == JsonValueKind.Null)
        {
            if (!field.TakesNull) faults.Values.Add("required", $"'{field.Name}' cannot be empty.", at);
            body.Set(field.Name, null);
        }
        else if (data.ValueKind == JsonValueKind.Array)
        {
            faults.Document.Add("invalid_linkage", $"'{field.Name}' is to one: its linkage is one identifier or null.", at);
        }
        else
        {
            body.Set(field.Name, ReadIdentifier(data, field, at));
        }
    }

    private Guid? ReadMember(JsonElement item, RelationshipField field, string at)
    {
        var id = ReadIdentifier(item, field, at);
        if (id is { } found && field.MetaMember is { } member && demandsWords) body.SetWord(field, found, ReadWord(item, member, at));
        return id;
    }

    private string? ReadWord(JsonElement item, string member, string at)
    {
        if (!item.TryGetProperty("meta", out var meta) || meta.ValueKind != JsonValueKind.Object) faults.Values.Missing("required", "meta", at);
        else if (!meta.TryGetProperty(member, out var word)) faults.Values.Missing("required", member, at + "/meta");
        else if (word.ValueKind != JsonValueKind.String || !Texts.TryGet(word, out var text)) faults.Values.Add("invalid_format", "Expected a string.", $"{at}/meta/{member}");
        else return text;

        return null;
    }

    private void ReadQuantities(JsonElement data, List<Guid?> ids, RelationshipField field, string at)
    {
        var format = new IntegerFormat(1, field.MaxQuantity);
        var seen = new HashSet<Guid>();
        foreach (var (i, item) in data.EnumerateArray().Index())
        {
            if (ids[i] is not { } id) continue;
            if (!seen.Add(id)) faults.Values.Add("not_unique", "A member is named once, with its quantity.", $"{at}/{i}");
            if (!item.TryGetProperty("meta", out var meta) || meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("quantity", out var quantity)) continue;

            body.Count(field.Name, id, format.Read(quantity, faults.Values, $"{at}/{i}/meta/quantity"));
        }
    }

    private Guid? ReadIdentifier(JsonElement item, RelationshipField field, string at)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("type", out var typeName) || typeName.ValueKind != JsonValueKind.String)
        {
            faults.Document.Add("invalid_linkage", "An identifier is an object with the strings type and id.", at);
            return null;
        }

        if (!field.IsPolymorphic && !Texts.Is(typeName, field.TargetName))
        {
            faults.Conflicts.Add("type_conflict", $"'{field.Name}' is related to '{field.TargetName}'.", at + "/type");
            return null;
        }

        if (lids is not null && item.TryGetProperty("lid", out var lid) && !item.TryGetProperty("id", out _))
        {
            return lids.Find(Texts.TryGet(typeName, out var text) ? text : "", lid)
                ?? throw new ApiException(new ApiError("unknown_lid", "No earlier operation introduced this lid.") { Pointer = at + "/lid" });
        }

        if (!item.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            faults.Document.Add("invalid_linkage", "An identifier is an object with the strings type and id.", at);
            return null;
        }

        // An id of the wrong form is an id that does not exist (JA-052).
        Guid? found = Texts.TryGet(id, out var word) && Guid.TryParseExact(word, "D", out var guid) ? guid : null;
        body.Targets.Add(new TargetReference(field, found, at));
        return found ?? Guid.Empty;
    }
}
