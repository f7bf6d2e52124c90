using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>An attribute or a relationship of a resource type: one namespace (JA-034).</summary>
internal abstract class Field(string name)
{
    private Surfaces _surfaces = Surfaces.All;

    public string Name { get; } = name;

    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(name);

    /// <summary>The properties of the view that the field is made of.</summary>
    public IReadOnlySet<string> Properties { get; protected init; } = new HashSet<string>(StringComparer.Ordinal);

    public bool OnCreate { get; protected set; }

    public bool OnUpdate { get; protected set; }

    public bool IsRequired { get; protected set; }

    public bool IsNullable { get; protected set; }

    /// <summary>Whether a client may send null: what has to be given is not given by null, even where the view can lack it.</summary>
    public bool TakesNull => IsNullable && !IsRequired;

    /// <summary>Whether a change of the value leaves the aggregate's revision as it is, so that it must be part of the version (JA-029).</summary>
    public bool IsDerived { get; protected set; }

    /// <summary>Written but never shown.</summary>
    public bool IsWriteOnly { get; protected set; }

    public string? Description { get; protected set; }

    public bool IsOn(Surface surface) => _surfaces.Has(surface);

    public bool IsWritable => OnCreate || OnUpdate;

    protected void Limit(Surfaces surfaces) => _surfaces = surfaces;
}
