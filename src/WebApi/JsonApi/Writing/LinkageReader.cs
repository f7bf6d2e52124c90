using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Reads the linkage of a relationship into a body: identifiers by id, or by the <c>lid</c> of an earlier operation.</summary>
internal sealed class LinkageReader(Body body, BodyFaults faults, LocalIds? lids)
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

            var ids = data.EnumerateArray().Select((item, i) => ReadIdentifier(item, field, $"{at}/{i}")).ToList();
            body.Set(field.Name, (IReadOnlyList<Guid>)[.. ids.OfType<Guid>().Distinct()]);
        }
        else if (data.ValueKind == JsonValueKind.Null)
        {
            if (!field.IsNullable) faults.Values.Add("required", $"'{field.Name}' cannot be empty.", at);
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

    private Guid? ReadIdentifier(JsonElement item, RelationshipField field, string at)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("type", out var typeName) || typeName.ValueKind != JsonValueKind.String)
        {
            faults.Document.Add("invalid_linkage", "An identifier is an object with the strings type and id.", at);
            return null;
        }

        if (!field.IsPolymorphic && !typeName.ValueEquals(field.TargetName))
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
