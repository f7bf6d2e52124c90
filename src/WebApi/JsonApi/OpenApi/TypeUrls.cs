using System.Text.Json.Nodes;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>Describes the routes that <see cref="ResourceEndpoints"/> maps for one type on one surface; the two change together, and a test compares them.</summary>
internal sealed class TypeUrls(UrlKit kit, JsonObject paths, ResourceCatalog catalog, ResourceType type, Surface surface, SurfaceRule rule)
{
    private readonly ReadUrls _reads = new(kit, type, surface, rule);
    private readonly WriteUrls _writes = new(kit, type, surface, rule);

    public void Describe()
    {
        if (rule.Has(Methods.List)) Add("", "get", _reads.List());
        if (rule.Has(Methods.Create)) Add("", "post", _writes.Create());
        if (rule.Has(Methods.Read) || rule.Has(Methods.List)) Add("/{id}", "get", _reads.Get());
        if (rule.Has(Methods.Update)) Add("/{id}", "patch", _writes.Update());
        if (rule.Has(Methods.Delete)) Add("/{id}", "delete", _writes.Delete());
        if (rule.Has(Methods.Read)) DescribeRelationships();
        if (type.Transitions is null || catalog.Find(TransitionEndpoints.TypeName, surface) is not { } transitions) return;

        if (rule.Has(Methods.Read)) Add("/{id}/transitions", "get", _reads.Transitions(transitions));
        if (rule.Has(Methods.Transition)) Add("/{id}/transitions", "post", _writes.Transition(transitions));
    }

    private void DescribeRelationships()
    {
        foreach (var field in type.Relationships.Where(field => type.FindRelationship(field.Name, surface) is not null))
        {
            Add($"/{{id}}/{field.Name}", "get", _reads.Related(field));
            var own = $"/{{id}}/relationships/{field.Name}";
            Add(own, "get", _reads.Linkage(field));
            if (!rule.Has(Methods.Update) || (!field.IsChangeable && !field.IsMany)) continue;

            Add(own, "patch", _writes.Linkage(field, LinkageChange.Replace));
            if (!field.IsMany || !field.IsChangeable) continue;
            Add(own, "post", _writes.Linkage(field, LinkageChange.Add));
            Add(own, "delete", _writes.Linkage(field, LinkageChange.Remove));
        }
    }

    private void Add(string path, string method, Deed deed)
    {
        var url = $"{surface.Prefix}/{type.Name}{path}";
        if (paths[url] is not JsonObject item)
        {
            paths[url] = item = [];
            if (path.Length > 0) item["parameters"] = new JsonArray(kit.Parameters.Id(type, surface));
        }

        item[method] = kit.Operations.Describe(deed);
    }
}
