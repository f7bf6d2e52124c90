using System.Text.Json;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The <c>lid</c>s that the operations of one request have introduced (JA-204).</summary>
internal sealed class LocalIds
{
    private readonly Dictionary<(string Type, string Lid), Guid> _ids = [];

    public Guid? Find(string type, JsonElement lid) =>
        lid.ValueKind == JsonValueKind.String && Texts.TryGet(lid, out var text) && _ids.TryGetValue((type, text), out var id) ? id : null;

    public bool Knows(string type, string lid) => _ids.ContainsKey((type, lid));

    public void Introduce(string type, string lid, Guid id) => _ids.Add((type, lid), id);
}
