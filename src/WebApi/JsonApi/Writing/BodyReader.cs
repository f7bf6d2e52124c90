using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Reads a resource object of a request against its declaration. Judged in the order of JA-129: the document (400), type and id (409),
/// a client's id (403), then all faults of fields and values together (422).
/// </summary>
internal sealed class BodyReader(ResourceType type, Surface surface, string pointer, LocalIds? lids = null, bool ignoreRelationships = false)
{
    private readonly Faults _document = new();
    private readonly Faults _conflicts = new();
    private readonly Faults _refused = new();
    private readonly Faults _values = new();
    private readonly Body _body = new(type, pointer);

    public Body ReadNew(JsonElement data)
    {
        ReadObject(data, id: null, current: null);
        foreach (var field in type.Attributes.Where(field => field.IsOn(surface) && field.IsRequired)) Demand(data, "attributes", field);
        foreach (var field in type.Relationships.Where(field => field.IsOn(surface) && field.IsRequired)) Demand(data, "relationships", field);
        return Judge();
    }

    /// <param name="current">The resource as it is: a read-only field may be sent back unchanged (JA-153).</param>
    public Body ReadChange(JsonElement data, Guid id, object current)
    {
        ReadObject(data, id, current);
        return Judge();
    }

    /// <summary>Linkage alone, the document of a relationship URL.</summary>
    public Body ReadLinkage(JsonElement root, RelationshipField field)
    {
        if (!root.TryGetProperty("data", out var data)) _document.Missing("missing_data", "data", pointer);
        else ReadLinkage(data, field, pointer + "/data");
        return Judge();
    }

    private Body Judge()
    {
        _document.ThrowIfAny();
        _conflicts.ThrowIfAny();
        _refused.ThrowIfAny();
        _values.ThrowIfAny();
        return _body;
    }

    private void ReadObject(JsonElement data, Guid? id, object? current)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            _document.Add("invalid_document", "Expected one resource object.", pointer);
            return;
        }

        ReadIdentity(data, id);
        ReadGroup(data, "attributes", (name, value, at) => ReadAttribute(name, value, at, current));
        if (!ignoreRelationships) ReadGroup(data, "relationships", (name, value, at) => ReadRelationship(name, value, at, current));
    }

    private void ReadIdentity(JsonElement data, Guid? id)
    {
        if (!data.TryGetProperty("type", out var typeName)) _document.Missing("missing_type", "type", pointer);
        else if (typeName.ValueKind != JsonValueKind.String) _document.Add("invalid_document", "The type is a string.", pointer + "/type");
        else if (!typeName.ValueEquals(type.Name)) _conflicts.Add("type_conflict", $"This is the collection of '{type.Name}'.", pointer + "/type");

        var hasId = data.TryGetProperty("id", out var idValue);
        if (id is null)
        {
            if (hasId) _refused.Add("client_id_forbidden", "Ids are made by the server; send none.", pointer + "/id");
            return;
        }

        var named = hasId ? idValue : default;
        if (!hasId && data.TryGetProperty("lid", out var lid) && lids is not null && lids.Find(type.Name, lid) == id) return;
        if (!hasId) _document.Missing("missing_id", "id", pointer);
        else if (named.ValueKind != JsonValueKind.String) _document.Add("invalid_document", "The id is a string.", pointer + "/id");
        else if (!named.ValueEquals(id.Value.ToString())) _conflicts.Add("id_conflict", "The id is not the one of the URL.", pointer + "/id");
    }

    private void ReadGroup(JsonElement data, string group, Action<string, JsonElement, string> read)
    {
        if (!data.TryGetProperty(group, out var members)) return;

        _body.Groups.Add(group);
        if (members.ValueKind != JsonValueKind.Object)
        {
            _document.Add("invalid_document", $"'{group}' is an object.", $"{pointer}/{group}");
            return;
        }

        foreach (var member in members.EnumerateObject())
        {
            // @-members and extension members are structure, not fields (JA-028).
            if (member.Name.StartsWith('@') || member.Name.Contains(':', StringComparison.Ordinal)) continue;
            read(member.Name, member.Value, $"{pointer}/{group}/{Pointers.Escape(member.Name)}");
        }
    }

    private void ReadAttribute(string name, JsonElement value, string at, object? current)
    {
        if (type.Attributes.Find(candidate => candidate.Name == name && candidate.IsOn(surface)) is not { } field)
        {
            _values.Add("unknown_field", $"'{type.Name}' has no attribute '{name}'.", at);
        }
        else if (current is null ? !field.OnCreate : !field.OnUpdate)
        {
            if (current is null || !JsonComparer.Same(field, current, value)) _values.Add("read_only", $"'{name}' cannot be written{(field.OnCreate ? " once it is set" : "")}.", at);
        }
        else
        {
            _body.Set(name, field.Read(value, _values, at));
        }
    }

    private void ReadRelationship(string name, JsonElement value, string at, object? current)
    {
        if (type.FindRelationship(name, surface) is not { } field)
        {
            _values.Add("unknown_field", $"'{type.Name}' has no relationship '{name}'.", at);
            return;
        }

        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("data", out var data))
        {
            _document.Add("invalid_linkage", "A relationship needs 'data'.", at);
            return;
        }

        if (current is null ? field.OnCreate : field.OnUpdate)
        {
            ReadLinkage(data, field, at + "/data");
        }
        else if (current is not null && field.IsMany && !field.IsChangeable)
        {
            _refused.Add("full_replacement_forbidden", $"The members of '{name}' depend on this resource; they are made and removed one by one.", at);
        }
        else if (current is null || !field.KnowsIds || !JsonComparer.SameLinkage(field, current, data))
        {
            _values.Add("read_only", $"'{name}' cannot be written{(field.OnCreate ? " once it is set" : "")}.", at);
        }
    }

    private void ReadLinkage(JsonElement data, RelationshipField field, string at)
    {
        if (field.IsMany)
        {
            if (data.ValueKind != JsonValueKind.Array)
            {
                _document.Add("invalid_linkage", $"'{field.Name}' is to many: its linkage is an array.", at);
                return;
            }

            var ids = data.EnumerateArray().Select((item, i) => ReadIdentifier(item, field, $"{at}/{i}")).ToList();
            _body.Set(field.Name, (IReadOnlyList<Guid>)[.. ids.OfType<Guid>().Distinct()]);
        }
        else if (data.ValueKind == JsonValueKind.Null)
        {
            if (!field.IsNullable) _values.Add("required", $"'{field.Name}' cannot be empty.", at);
            _body.Set(field.Name, null);
        }
        else if (data.ValueKind == JsonValueKind.Array)
        {
            _document.Add("invalid_linkage", $"'{field.Name}' is to one: its linkage is one identifier or null.", at);
        }
        else
        {
            _body.Set(field.Name, ReadIdentifier(data, field, at));
        }
    }

    private Guid? ReadIdentifier(JsonElement item, RelationshipField field, string at)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("type", out var typeName) || typeName.ValueKind != JsonValueKind.String)
        {
            _document.Add("invalid_linkage", "An identifier is an object with the strings type and id.", at);
            return null;
        }

        if (!field.IsPolymorphic && !typeName.ValueEquals(field.TargetName))
        {
            _conflicts.Add("type_conflict", $"'{field.Name}' is related to '{field.TargetName}'.", at + "/type");
            return null;
        }

        if (lids is not null && item.TryGetProperty("lid", out var lid) && !item.TryGetProperty("id", out _))
        {
            return lids.Find(Texts.TryGet(typeName, out var text) ? text : "", lid)
                ?? throw new ApiException(new ApiError("unknown_lid", "No earlier operation introduced this lid.") { Pointer = at + "/lid" });
        }

        if (!item.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            _document.Add("invalid_linkage", "An identifier is an object with the strings type and id.", at);
            return null;
        }

        // An id of the wrong form is an id that does not exist (JA-052).
        Guid? found = Texts.TryGet(id, out var word) && Guid.TryParseExact(word, "D", out var guid) ? guid : null;
        _body.Targets.Add(new TargetReference(field, found, at));
        return found ?? Guid.Empty;
    }

    private void Demand(JsonElement data, string group, Field field)
    {
        if (!Sent(data, group, field.Name)) _values.Missing("required", field.Name, _body.Groups.Contains(group) ? $"{pointer}/{group}" : pointer);
    }

    private static bool Sent(JsonElement data, string group, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(group, out var members) && members.ValueKind == JsonValueKind.Object && members.TryGetProperty(name, out _);
}
