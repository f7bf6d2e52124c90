using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>One request to a resource type: its type and surface, its checked query, and the ways to answer it.</summary>
internal sealed class Exchange
{
    private Exchange(HttpContext context, ResourceType type, Surface surface)
    {
        (Context, Type, Surface) = (context, type, surface);
        Services = context.RequestServices;
        Sender = Services.GetRequiredService<IMediator>();
        Caller = Services.GetRequiredService<ICaller>();
        Catalog = Services.GetRequiredService<ResourceCatalog>();
        Reader = new DocumentReader(Sender);
        Prefix = context.Request.PathBase + surface.Prefix;
        Query = RawQuery.Of(context);
    }

    public HttpContext Context { get; }

    public ResourceType Type { get; }

    public Surface Surface { get; }

    public IServiceProvider Services { get; }

    public IMediator Sender { get; }

    public ICaller Caller { get; }

    public ResourceCatalog Catalog { get; }

    public DocumentReader Reader { get; }

    /// <summary>What every link of the surface begins with, the prefix of a configured proxy included (JA-047).</summary>
    public string Prefix { get; }

    public RawQuery Query { get; }

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The request's own URL: path-absolute, its query as the caller wrote it.</summary>
    public string Self => Context.Request.PathBase + Context.Request.Path + (Query.IsEmpty ? "" : "?" + Query.Text);

    public SurfaceRule Rule => Type.On(Surface)!;

    public static Exchange Begin(HttpContext context, ResourceType type, Surface surface) => new(context, type, surface);

    public QueryPlan Parse(QueryFeatures features, ResourceType? type = null, RelationshipField? includeRoot = null) =>
        Services.GetRequiredService<QueryParser>().Parse(
            type ?? Type, Surface, Query, features, AsksForCursors(), includeRoot);

    public void Demand(AccessRule access, bool write) => Access.Check(Caller, Surface, access, write);

    /// <summary>The id of the URL; a word such as <c>current</c> stands for one of the caller's own (JA-057).</summary>
    public async Task<Guid> IdAsync()
    {
        var text = (string)Context.Request.RouteValues["id"]!;
        if (Guid.TryParseExact(text, "D", out var id)) return id;
        if (Type.Singleton is { } singleton && singleton.Word == text && singleton.Surfaces.Has(Surface) && await singleton.Resolve(Services, Aborted) is { } found) return found;
        throw NotFound();
    }

    public static ApiException NotFound() => new(new ApiError("not_found", "There is no such resource here."));

    public Answer Render(Document document, int status, string? self = null, bool plain = false)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Wire.WriterOptions)) new DocumentWriter(json, document, Prefix).Write(self ?? Self);

        var isCursor = document.Plan.Page is Application.Common.Reading.PageRequest.Keyset && document.IsCollection;
        var tag = plain && document.Primary.Count == 1
            ? $"\"{Versions.Of(document.PrimaryType, document.Primary[0])}\""
            : $"\"{System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(buffer.WrittenSpan).AsSpan(0, 12))}\"";
        return new Answer(status, buffer.WrittenMemory)
        {
            ETag = tag,
            ContentType = isCursor ? $"{Wire.MediaType}; profile=\"{PageParser.Profile}\"" : Wire.MediaType,
            NoStore = document.PrimaryType.IsSecret,
        };
    }

    /// <summary>Sends an answer to a GET: 304 where the caller has it already, with the caching that the type allows.</summary>
    public Task SendAsync(Answer answer)
    {
        var headers = Context.Response.Headers;
        if (Surface == Surface.Public && Type.PublicMaxAge is { } age && Caller.Kind == CallerKind.Anonymous && !answer.NoStore)
        {
            headers.CacheControl = $"public, max-age={(int)age.TotalSeconds}, stale-while-revalidate={(int)age.TotalSeconds * 10}";
        }

        return answer is { Status: 200, ETag: { } tag } && Conditions.IsKnown(Context.Request, tag)
            ? (answer with { Status = 304 }).SendAsync(Context)
            : answer.SendAsync(Context);
    }

    private bool AsksForCursors() => Context.Features.Get<JsonApiNegotiation>()?.CursorProfileRequested == true;
}
