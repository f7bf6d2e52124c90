using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>One operation of <c>/operations</c>: the same writes as its single request, with pointers into the operation.</summary>
internal sealed class Operation(Exchange exchange, JsonElement operation, string pointer, LocalIds lids)
{
    /// <returns>What was added or changed, to be shown; null for a removal or a change of linkage.</returns>
    public async Task<(ResourceType Type, Written Written)?> RunAsync()
    {
        if (operation.ValueKind != JsonValueKind.Object) throw Invalid("An operation is an object.", pointer);
        if (operation.TryGetProperty("href", out _)) throw Invalid("'href' is not supported; name the resource with 'ref'.", pointer + "/href");

        var op = operation.TryGetProperty("op", out var word) && word.ValueKind == JsonValueKind.String && Texts.TryGet(word, out var verb) ? verb : null;
        var hasRef = operation.TryGetProperty("ref", out var reference);
        if (hasRef && reference.ValueKind != JsonValueKind.Object) throw Invalid("'ref' is an object with type and id.", pointer + "/ref");
        if (hasRef && reference.TryGetProperty("relationship", out var relationship)) return await ChangeLinkageAsync(op, reference, relationship);

        return op switch
        {
            "add" when !hasRef => await AddAsync(),
            "update" => await UpdateAsync(hasRef ? reference : Data(), hasRef ? pointer + "/ref" : pointer + "/data"),
            "remove" when hasRef => await RemoveAsync(reference),
            "add" or "remove" => throw Invalid(hasRef ? "An 'add' names its resource in 'data'." : "A 'remove' names its resource in 'ref'.", pointer + (hasRef ? "/ref" : "")),
            _ => throw Invalid("'op' is add, update or remove.", operation.TryGetProperty("op", out _) ? pointer + "/op" : pointer),
        };
    }

    private async Task<(ResourceType, Written)?> AddAsync()
    {
        var data = Data();
        if (data.ValueKind != JsonValueKind.Object) throw Invalid("'data' is a resource object.", pointer + "/data");

        var typeName = NameOf(data, pointer + "/data");
        var lid = data.TryGetProperty("lid", out var value) ? value.ValueKind == JsonValueKind.String && Texts.TryGet(value, out var text) ? text : throw Invalid("A lid is a string.", pointer + "/data/lid") : null;
        if (lid is not null && lids.Knows(typeName, lid)) throw new ApiException(new ApiError("duplicate_lid", "An earlier operation introduced this lid.") { Pointer = pointer + "/data/lid" });

        Written written;
        ResourceType type;
        if (typeName == TransitionEndpoints.TypeName)
        {
            (type, var machine, var id) = SubjectOf(data);
            var writes = new Writes(exchange, machine, lids);
            await writes.CurrentAsync(id);
            exchange.Demand(machine.On(exchange.Surface)!.ForWriting, write: true);
            written = await TransitionEndpoints.MoveAsync(exchange, machine, id, data, pointer + "/data");
        }
        else
        {
            type = TypeOf(typeName, pointer + "/data/type", Methods.Create);
            if (type.IsAsynchronous || type.StandsAlone) throw Invalid($"'{type.Name}' cannot be made inside a batch.", pointer + "/data/type");
            Idempotency.Demand(exchange.Context.Request, type);
            written = await new Writes(exchange, type, lids).CreateAsync(data, pointer + "/data");
        }

        if (lid is not null) lids.Introduce(typeName, lid, written.Id);
        return (type, written);
    }

    private async Task<(ResourceType, Written)?> UpdateAsync(JsonElement named, string at)
    {
        var type = TypeOf(NameOf(named, at), at + "/type", Methods.Update);
        var id = IdOf(named, type, at);
        var written = await new Writes(exchange, type, lids).UpdateAsync(id, Data(), pointer + "/data", Demanded());
        return (type, written);
    }

    private async Task<(ResourceType, Written)?> RemoveAsync(JsonElement reference)
    {
        var type = TypeOf(NameOf(reference, pointer + "/ref"), pointer + "/ref/type", Methods.Delete);
        await new Writes(exchange, type, lids).DeleteAsync(IdOf(reference, type, pointer + "/ref"), Demanded());
        return null;
    }

    private async Task<(ResourceType, Written)?> ChangeLinkageAsync(string? op, JsonElement reference, JsonElement name)
    {
        var type = TypeOf(NameOf(reference, pointer + "/ref"), pointer + "/ref/type", Methods.Update);
        var relationship = name.ValueKind == JsonValueKind.String && Texts.TryGet(name, out var text) ? type.FindRelationship(text, exchange.Surface) : null;
        if (relationship is null) throw Invalid($"'{type.Name}' has no such relationship.", pointer + "/ref/relationship");

        var change = (op, relationship.IsMany) switch
        {
            ("add", true) => LinkageChange.Add,
            ("remove", true) => LinkageChange.Remove,
            ("update", _) => LinkageChange.Replace,
            _ => throw Invalid("Members are added and removed on to-many relationships only.", pointer + "/op"),
        };
        await new Writes(exchange, type, lids).ChangeRelationshipAsync(IdOf(reference, type, pointer + "/ref"), relationship, operation, pointer, change, Demanded());
        return null;
    }

    private JsonElement Data() => operation.TryGetProperty("data", out var data) ? data : throw Invalid("The operation needs 'data'.", pointer);

    private (ResourceType Transitions, ResourceType Machine, Guid Id) SubjectOf(JsonElement data)
    {
        if (!data.TryGetProperty("relationships", out var relationships) || relationships.ValueKind != JsonValueKind.Object || !relationships.TryGetProperty("subject", out var subject)
            || subject.ValueKind != JsonValueKind.Object || !subject.TryGetProperty("data", out var identifier) || identifier.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("A transition names its 'subject'.", pointer + "/data");
        }

        var at = pointer + "/data/relationships/subject/data";
        var machine = TypeOf(NameOf(identifier, at), at + "/type", Methods.Transition);
        if (machine.Transitions is null) throw Invalid($"'{machine.Name}' has no states.", at + "/type");
        return (exchange.Catalog.Find(TransitionEndpoints.TypeName, exchange.Surface)!, machine, IdOf(identifier, machine, at));
    }

    private ResourceType TypeOf(string name, string at, Methods method) =>
        exchange.Catalog.Find(name, exchange.Surface) is { } type && type.On(exchange.Surface)!.Has(method)
            ? type
            : throw Invalid($"There is no such operation on '{name}' here.", at);

    private static string NameOf(JsonElement named, string at) =>
        named.ValueKind == JsonValueKind.Object && named.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && Texts.TryGet(type, out var name)
            ? name
            : throw Invalid("The type is missing.", at);

    private Guid IdOf(JsonElement named, ResourceType type, string at)
    {
        if (named.TryGetProperty("id", out var id))
        {
            return id.ValueKind == JsonValueKind.String && Texts.TryGet(id, out var text) && Guid.TryParseExact(text, "D", out var found)
                ? found
                : throw new ApiException(new ApiError("not_found", "There is no such resource here.") { Pointer = at + "/id" });
        }

        if (!named.TryGetProperty("lid", out var lid)) throw Invalid("The resource is named by id or lid.", at);
        return lids.Find(type.Name, lid) ?? throw new ApiException(new ApiError("unknown_lid", "No earlier operation introduced this lid.") { Pointer = at + "/lid" });
    }

    /// <summary>The version that the operation demands: <c>meta.ifMatch</c> (JA-208).</summary>
    private IReadOnlyList<string>? Demanded()
    {
        if (!operation.TryGetProperty("meta", out var meta) || meta.ValueKind != JsonValueKind.Object || !meta.TryGetProperty("ifMatch", out var version)) return null;
        return version.ValueKind == JsonValueKind.String && Texts.TryGet(version, out var text) ? [text] : throw Invalid("'ifMatch' is the version of the resource.", pointer + "/meta/ifMatch");
    }

    private static ApiException Invalid(string detail, string at) => OperationsEndpoint.Invalid(detail, at);
}
