using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// Reads a resource object of a request against its declaration. Its faults are judged in the order of <see cref="BodyFaults"/>.
/// </summary>
internal sealed class BodyReader(ResourceType type, Surface surface, string pointer, LocalIds? lids = null, bool ignoreRelationships = false)
{
    private readonly BodyFaults _faults = new();
    private readonly Body _body = new(type, pointer);

    private LinkageReader Linkage => new(_body, _faults, lids);

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
    public Body ReadLinkage(JsonElement root, RelationshipField field, bool demandsWords = true)
    {
        if (!root.TryGetProperty("data", out var data)) _faults.Document.Missing("missing_data", "data", pointer);
        else new LinkageReader(_body, _faults, lids, demandsWords).Read(data, field, pointer + "/data");
        return Judge();
    }

    private Body Judge()
    {
        _faults.ThrowIfAny();
        return _body;
    }

    private void ReadObject(JsonElement data, Guid? id, object? current)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            _faults.Document.Add("invalid_document", "Expected one resource object.", pointer);
            return;
        }

        ReadIdentity(data, id);
        ReadGroup(data, "attributes", (name, value, at) => ReadAttribute(name, value, at, current));
        if (!ignoreRelationships) ReadGroup(data, "relationships", (name, value, at) => ReadRelationship(name, value, at, current));
    }

    private void ReadIdentity(JsonElement data, Guid? id)
    {
        if (!data.TryGetProperty("type", out var typeName)) _faults.Document.Missing("missing_type", "type", pointer);
        else if (typeName.ValueKind != JsonValueKind.String) _faults.Document.Add("invalid_document", "The type is a string.", pointer + "/type");
        else if (!Texts.Is(typeName, type.Name)) _faults.Conflicts.Add("type_conflict", $"This is the collection of '{type.Name}'.", pointer + "/type");

        var hasId = data.TryGetProperty("id", out var idValue);
        if (id is null)
        {
            if (hasId) _faults.Refused.Add("client_id_forbidden", "Ids are made by the server; send none.", pointer + "/id");
            return;
        }

        var named = hasId ? idValue : default;
        if (!hasId && data.TryGetProperty("lid", out var lid) && lids is not null && lids.Find(type.Name, lid) == id) return;
        if (!hasId) _faults.Document.Missing("missing_id", "id", pointer);
        else if (named.ValueKind != JsonValueKind.String) _faults.Document.Add("invalid_document", "The id is a string.", pointer + "/id");
        else if (!Texts.Is(named, id.Value.ToString())) _faults.Conflicts.Add("id_conflict", "The id is not the one of the URL.", pointer + "/id");
    }

    private void ReadGroup(JsonElement data, string group, Action<string, JsonElement, string> read)
    {
        if (!data.TryGetProperty(group, out var members)) return;

        _body.Groups.Add(group);
        if (members.ValueKind != JsonValueKind.Object)
        {
            _faults.Document.Add("invalid_document", $"'{group}' is an object.", $"{pointer}/{group}");
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
            _faults.Values.Add("unknown_field", $"'{type.Name}' has no attribute '{name}'.", at);
        }
        else if (current is null ? !field.OnCreate : !field.OnUpdate)
        {
            if (current is null || !JsonComparer.Same(field, current, value)) _faults.Values.Add("read_only", $"'{name}' cannot be written{(field.OnCreate ? " once it is set" : "")}.", at);
        }
        else
        {
            _body.Set(name, field.Read(value, _faults.Values, at));
        }
    }

    private void ReadRelationship(string name, JsonElement value, string at, object? current)
    {
        if (type.FindRelationship(name, surface) is not { } field)
        {
            _faults.Values.Add("unknown_field", $"'{type.Name}' has no relationship '{name}'.", at);
            return;
        }

        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("data", out var data))
        {
            _faults.Document.Add("invalid_linkage", "A relationship needs 'data'.", at);
            return;
        }

        if (current is null ? field.OnCreate : field.OnUpdate)
        {
            Linkage.Read(data, field, at + "/data");
        }
        else if (current is not null && field.IsMany && !field.IsChangeable)
        {
            _faults.Refused.Add("full_replacement_forbidden", $"The members of '{name}' depend on this resource; they are made and removed one by one.", at);
        }
        else if (current is null || !field.KnowsIds || !JsonComparer.SameLinkage(field, current, data))
        {
            _faults.Values.Add("read_only", $"'{name}' cannot be written{(field.OnCreate ? " once it is set" : "")}.", at);
        }
    }

    private void Demand(JsonElement data, string group, Field field)
    {
        if (!Sent(data, group, field.Name)) _faults.Values.Missing("required", field.Name, _body.Groups.Contains(group) ? $"{pointer}/{group}" : pointer);
    }

    private static bool Sent(JsonElement data, string group, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(group, out var members) && members.ValueKind == JsonValueKind.Object && members.TryGetProperty(name, out _);
}
