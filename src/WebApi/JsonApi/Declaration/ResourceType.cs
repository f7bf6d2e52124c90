using System.Linq.Expressions;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using MediatR;

namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// One JSON:API type, declared once: from it come the document writer, the query parser, the checks, the links, the body reader,
/// the routes and the OpenAPI schema. The kernel handles views as objects; everything that needs their type is behind this class.
/// </summary>
internal abstract class ResourceType(string name)
{
    /// <summary>A prefix of every surface, and those that a proxy puts before them.</summary>
    private const int MaxPrefixes = 32;

    private readonly Dictionary<Surface, SurfaceRule> _surfaces = [];
    private readonly Remembered<string, ResourceLinks> _links = new(MaxPrefixes);

    public string Name { get; } = name;

    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(name);

    public List<AttributeField> Attributes { get; } = [];

    public List<RelationshipField> Relationships { get; } = [];

    public Dictionary<string, FilterDefinition> Filters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SortDefinition> Sorts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Includes { get; } = new(StringComparer.Ordinal);

    /// <summary>The default order, as a client would write it; the id is appended.</summary>
    public string DefaultSort { get; protected set; } = "-createdAt";

    public string? Description { get; protected set; }

    /// <summary>Deeds that move money or stock: <c>Idempotency-Key</c> required (JA-225).</summary>
    public bool RequiresIdempotencyKey { get; protected set; }

    /// <summary>Collections are read with cursors only, from the first page on, and what lies behind old ones is forgotten (410).</summary>
    public bool IsFeed { get; protected set; }

    /// <summary><c>If-Match</c> required on PATCH and DELETE (JA-214).</summary>
    public bool RequiresIfMatch { get; protected set; }

    /// <summary>Creation answers 202 with a job (JA-196), and is then not possible inside <c>/operations</c> (JA-209).</summary>
    public bool IsAsynchronous { get; protected set; }

    /// <summary>Creation answers 202 with <c>meta</c> only: a stranger learns nothing by it.</summary>
    public bool IsOnlyNoted { get; protected set; }

    /// <summary>The deed talks to the outside (a gateway), or tells a secret once, and so cannot be part of a transaction of several (JA-209).</summary>
    public bool StandsAlone { get; protected set; }

    /// <summary>Creation asks somebody else's service, which may be away (502).</summary>
    public bool CallsOutside { get; protected set; }

    /// <summary>What a refused creation wrote stays written, and a password is hashed while nobody waits for the database.</summary>
    public bool CountsTries { get; protected set; }

    /// <summary>Collections of the type are in one currency: the asked one or the store's (JA-273).</summary>
    public bool HasDisplayCurrency { get; protected set; }

    /// <summary>Answers carry secrets: never stored by anyone.</summary>
    public bool IsSecret { get; protected set; }

    /// <summary>Whether a resource shows what is good for a short time only (a signed address), so that it is sent anew whatever the caller has.</summary>
    public Func<object, bool>? IsShortLived { get; protected set; }

    /// <summary>Seconds after which reading again makes sense, while work on the resource goes on (JA-197).</summary>
    public Func<object, int?>? RetryAfter { get; protected set; }

    /// <summary>Public reading may be cached by a CDN (JA-216): the directives that say for how long.</summary>
    public string? PublicCaching { get; protected set; }

    /// <summary>The word (<see cref="Application.Common.Caching.CacheStripes"/>) for all resources of the type, where answers to the public that show some are kept.</summary>
    public string? KeptAs { get; protected set; }

    /// <summary>The word for what else its own answers depend on.</summary>
    public string? KeptWith { get; protected set; }

    /// <summary>Facets that can be asked for with <c>displayFacets</c>.</summary>
    public IReadOnlyList<string> Facets { get; protected set; } = [];

    /// <summary>An id that a client may write for "mine": <c>current</c>, <c>me</c> (JA-057), with the surfaces where it is known.</summary>
    public (string Word, Surfaces Surfaces, Func<IServiceProvider, CancellationToken, Task<Guid?>> Resolve)? Singleton { get; protected set; }

    /// <summary>Takes the place of the usual creation where a body is more than a JSON:API document: uploads and forms.</summary>
    public Func<Surface, RequestDelegate?>? CreateEndpoint { get; protected set; }

    /// <summary>Query parameters of its own that creation takes.</summary>
    public HashSet<string> CreateParameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that <see cref="CreateEndpoint"/> takes.</summary>
    public CreationForm? CreateForm { get; protected set; }

    public abstract bool CanCreate { get; }

    public abstract bool CanUpdate { get; }

    public abstract bool CanDelete { get; }

    public TransitionRule? Transitions { get; protected set; }

    public bool HasDerivedFields => DerivedAttributes.Length > 0 || DerivedRelationships.Length > 0;

    public AttributeField[] DerivedAttributes => field ??= [.. Attributes.Where(attribute => attribute.IsDerived)];

    public RelationshipField[] DerivedRelationships => field ??= [.. Relationships.Where(relationship => relationship.IsDerived)];

    public IReadOnlyDictionary<Surface, SurfaceRule> Surfaces => _surfaces;

    public SurfaceRule? On(Surface surface) => _surfaces.GetValueOrDefault(surface);

    public Field? FindField(string name, Surface surface) =>
        (Field?)Attributes.Find(field => field.Name == name && field.IsOn(surface)) ?? FindRelationship(name, surface);

    /// <summary>A relationship exists on a surface only where its target does.</summary>
    public RelationshipField? FindRelationship(string name, Surface surface) =>
        Relationships.Find(field => field.Name == name && field.IsOn(surface) && (field.IsPolymorphic || field.Target.On(surface) is not null));

    /// <summary>The links of the type's resources, made once for what every link of the request begins with.</summary>
    public ResourceLinks LinksUnder(string prefix) => _links.GetOrAdd(prefix, under => new ResourceLinks(under, this));

    public abstract Guid IdOf(object view);

    public abstract int RevisionOf(object view);

    /// <summary>The properties without which no resource object can be made: id, revision, and what is part of the version.</summary>
    public abstract IReadOnlySet<string> EssentialProperties { get; }

    /// <summary>Runs the one reading of the type.</summary>
    public abstract Task<ViewPage> ReadAsync(ReadPlan plan, IMediator sender, CancellationToken ct);

    public abstract object ConditionOn(string path, Operator op, IReadOnlyList<object?> values);

    public abstract object ConditionOnIds(IReadOnlyCollection<Guid> ids);

    /// <summary>The condition that selects the members of a parent's to-many (by the property that carries the parent's id).</summary>
    public abstract object ConditionOnOwners(string inverseProperty, IReadOnlyCollection<Guid> owners);

    public abstract Guid? OwnerOf(object view, string inverseProperty);

    public abstract IReadOnlyList<object?> PositionOf(object view, IReadOnlyList<SortKey> order);

    /// <summary>The keys of an order, the id included.</summary>
    public abstract SortKey IdKey { get; }

    public abstract Task<IReadOnlyList<FacetView>> ReadFacetsAsync(ReadPlan plan, IReadOnlyList<string> names, IMediator sender, CancellationToken ct);

    public abstract ICommand<Written> CreateCommand(Body body);

    public abstract ICommand<Written> UpdateCommand(Guid id, Body body);

    public abstract ICommand<Unit> DeleteCommand(Guid id);

    /// <summary>What the resource tells the caller beyond its fields: the allowed moves.</summary>
    public abstract void WriteMeta(Utf8JsonWriter json, object view, Surface surface, CallerRights rights);

    internal void AddFilter(FilterDefinition filter, Field? field = null) => Filters.Add(filter.Path, filter with { Field = field });

    protected void AddSurface(Surface surface, SurfaceRule rule) => _surfaces.Add(surface, rule);
}

/// <summary>An order that a client may ask for.</summary>
internal sealed record SortDefinition(string Name, LambdaExpression Key, Field? Field, bool CanCursor = true)
{
    public Surfaces Surfaces { get; init; } = Surfaces.All;

    /// <summary>The filter without which this order means nothing.</summary>
    public string? Needs { get; init; }

    public bool IsOn(Surface surface) => Surfaces.Has(surface) && Field?.IsOn(surface) != false;
}

/// <summary>A state machine reached at <c>/{type}/{id}/transitions</c>.</summary>
internal sealed record TransitionRule(
    Type StateType, Func<Guid, string, string?, ICommand<Written>> Command, Func<object, Surface, IReadOnlyList<string>> Allowed, IReadOnlyList<string> States, IReadOnlySet<string> Properties);

/// <summary>A page of views, their type forgotten.</summary>
internal sealed record ViewPage(IReadOnlyList<object> Items, long? Total, bool TotalIsEstimate, bool HasPrevious, bool HasNext)
{
    public static ViewPage Empty { get; } = new([], null, TotalIsEstimate: false, HasPrevious: false, HasNext: false);
}
