using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Maps the routes of every declared type on every surface that has it.</summary>
internal static class ResourceEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapResources(this IEndpointRouteBuilder app, ResourceCatalog catalog)
    {
        foreach (var type in catalog.Types)
        {
            foreach (var (surface, rule) in type.Surfaces) new Routes(app, type, surface, rule).Map();
        }

        foreach (var surface in Enum.GetValues<Surface>()) OperationsEndpoint.Map(app, surface);
    }

    private sealed class Routes(IEndpointRouteBuilder app, ResourceType type, Surface surface, SurfaceRule rule)
    {
        private readonly string _collection = $"{surface.Prefix}/{type.Name}";

        public void Map()
        {
            if (rule.Has(Methods.List)) Add("", Reading, ReadEndpoints.List(type, surface), rule.Access);
            if (rule.Has(Methods.Create))
            {
                var own = type.CreateEndpoint?.Invoke(surface);
                Add("", [HttpMethods.Post], own ?? WriteEndpoints.Create(type, surface), rule.ForCreating, takesAnyBody: own is not null);
            }

            // Who may create may read back what was made (JA-141).
            if (rule.Has(Methods.Read) || rule.Has(Methods.List)) Add("/{id}", Reading, ReadEndpoints.Get(type, surface), rule.Access);
            if (rule.Has(Methods.Update)) Add("/{id}", [HttpMethods.Patch], WriteEndpoints.Update(type, surface), rule.ForWriting);
            if (rule.Has(Methods.Delete)) Add("/{id}", [HttpMethods.Delete], WriteEndpoints.Delete(type, surface), rule.ForWriting);
            if (rule.Has(Methods.Read)) MapRelationships();
            if (type.Transitions is null) return;

            if (rule.Has(Methods.Read)) Add("/{id}/transitions", Reading, TransitionEndpoints.List(type, surface), rule.Access);
            if (rule.Has(Methods.Transition)) Add("/{id}/transitions", [HttpMethods.Post], TransitionEndpoints.Create(type, surface), rule.ForWriting);
        }

        private void MapRelationships()
        {
            foreach (var relationship in type.Relationships.Where(relationship => type.FindRelationship(relationship.Name, surface) is not null))
            {
                var access = relationship.AccessOn(surface, rule);
                Add($"/{{id}}/{relationship.Name}", Reading, ReadEndpoints.Related(type, relationship, surface), access);
                var own = $"/{{id}}/relationships/{relationship.Name}";
                Add(own, Reading, ReadEndpoints.Relationship(type, relationship, surface), access);
                if (!rule.Has(Methods.Update) || (!relationship.IsChangeable && !relationship.IsMany)) continue;

                Add(own, [HttpMethods.Patch], WriteEndpoints.Relationship(type, relationship, surface, LinkageChange.Replace), rule.ForWriting);
                if (!relationship.IsMany || !relationship.IsChangeable) continue;
                Add(own, [HttpMethods.Post], WriteEndpoints.Relationship(type, relationship, surface, LinkageChange.Add), rule.ForWriting);
                Add(own, [HttpMethods.Delete], WriteEndpoints.Relationship(type, relationship, surface, LinkageChange.Remove), rule.ForWriting);
            }
        }

        private void Add(string path, string[] methods, RequestDelegate handler, AccessRule access, bool takesAnyBody = false)
        {
            var endpoint = app.MapMethods(_collection + path, methods, handler).WithMetadata(new JsonApiEndpointMetadata { AllowsAnyBody = takesAnyBody });
            if (access.AllowsAnonymous) endpoint.AllowAnonymous();
        }
    }
}
