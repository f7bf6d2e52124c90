using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>All resource types. Made once at start; relationships find their targets here, and what does not fit together fails then.</summary>
internal sealed class ResourceCatalog
{
    private readonly Dictionary<string, ResourceType> _types;

    public ResourceCatalog(IEnumerable<ResourceType> types)
    {
        _types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        foreach (var type in _types.Values)
        {
            foreach (var relationship in type.Relationships)
            {
                relationship.Targets = [.. relationship.TargetNames.Select(name => _types.GetValueOrDefault(name) ?? throw new InvalidOperationException($"'{type.Name}.{relationship.Name}' points at '{name}', which is no type."))];
                if (!relationship.IsPolymorphic) relationship.Target = relationship.Targets[0];
            }
        }

        foreach (var type in _types.Values) Check(type);
    }

    public IReadOnlyCollection<ResourceType> Types => _types.Values;

    public ResourceType? Find(string name, Surface surface) => _types.TryGetValue(name, out var type) && type.On(surface) is not null ? type : null;

    private static void Check(ResourceType type)
    {
        foreach (var sort in type.DefaultSort.Split(','))
        {
            if (!type.Sorts.ContainsKey(sort.TrimStart('-'))) throw new InvalidOperationException($"'{type.Name}' has no sort '{sort}', which is its default.");
        }

        foreach (var path in type.Includes)
        {
            var at = type;
            foreach (var step in path.Split('.'))
            {
                var relationship = at.Relationships.Find(candidate => candidate.Name == step && candidate.Targets.Count > 0)
                    ?? throw new InvalidOperationException($"'{type.Name}' offers the include '{path}', but '{at.Name}' has no relationship '{step}'.");
                at = relationship.Target;
            }
        }
    }
}
