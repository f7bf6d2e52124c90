using System.Globalization;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Common.Reading;

namespace Marketplace.WebApi.JsonApi;

/// <summary>One request to a resource type: its type and surface, its checked query, and the ways to answer it.</summary>
internal sealed class Exchange
{
    private readonly QueryParser _queries;

    private Exchange(HttpContext context, ResourceType type, Surface surface)
    {
        (Context, Type, Surface) = (context, type, surface);
        Services = context.RequestServices;
        Sender = Services.GetRequiredService<IMediator>();
        Caller = Services.GetRequiredService<ICaller>();
        Catalog = Services.GetRequiredService<ResourceCatalog>();
        Rights = new CallerRights(Caller, surface);
        Reader = new DocumentReader(Sender, Rights);
        Prefix = context.Request.PathBase + surface.Prefix;
        _queries = Services.GetRequiredService<QueryParser>();
        Query = _queries.Read(context);
    }

    public HttpContext Context { get; }

    public ResourceType Type { get; }

    public Surface Surface { get; }

    public IServiceProvider Services { get; }

    public IMediator Sender { get; }

    public ICaller Caller { get; }

    public CallerRights Rights { get; }

    public ResourceCatalog Catalog { get; }

    public DocumentReader Reader { get; }

    /// <summary>What every link of the surface begins with, the prefix of a configured proxy included (JA-047).</summary>
    public string Prefix { get; }

    public RawQuery Query { get; }

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The request's own URL: path-absolute, its query as the caller wrote it.</summary>
    public string Self => Context.Request.PathBase + Context.Request.Path + (Query.IsEmpty ? "" : "?" + Query.Text);

    public SurfaceRule Rule => Type.On(Surface)!;

    /// <summary>Whether the answer is the same for everybody and may be kept: asked by nobody in particular, for what is told apart by its changes.</summary>
    public bool MayBeKept => Surface is Surface.Public && Type is { KeptAs: not null, IsSecret: false, IsShortLived: null, RetryAfter: null } && Caller.Kind is CallerKind.Anonymous;

    public static Exchange Begin(HttpContext context, ResourceType type, Surface surface) => new(context, type, surface);

    public QueryPlan Parse(QueryFeatures features, ResourceType? type = null, RelationshipField? includeRoot = null) =>
        _queries.Parse(type ?? Type, Surface, Query, features, AsksForCursors(), includeRoot);

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

    /// <summary>An answer that may be kept.</summary>
    public Answer Render(Document document, int status, string? self = null)
    {
        using var buffer = JsonBuffer.Rent();
        return Write(buffer, document, status, self ?? Self, plain: false) with { Body = buffer.Written.ToArray() };
    }

    /// <summary>Answers a GET with a document.</summary>
    /// <param name="plain">It is the plain representation of the resource, known by the resource's version.</param>
    public async Task ReplyAsync(Document document, bool plain = false, int? retryAfterSeconds = null)
    {
        using var buffer = JsonBuffer.Rent();
        await SendAsync(Write(buffer, document, StatusCodes.Status200OK, Self, plain) with { RetryAfterSeconds = retryAfterSeconds });
    }

    /// <summary>Answers a GET with a document, made or kept.</summary>
    public async Task ReplyAsync(Func<Exchange, Task<Document>> make, bool plain = false)
    {
        if (!MayBeKept)
        {
            await ReplyAsync(await make(this), plain);
            return;
        }

        var kept = await Sender.Send(new RenderedQuery(AsksForCursors() ? Self + " cursors" : Self, async () => Rendered(await make(this), plain)), Aborted);
        await SendAsync(new Answer(StatusCodes.Status200OK, kept.Body) { ETag = kept.ETag, ContentType = kept.ContentType });
    }

    private RenderedAnswer Rendered(Document document, bool plain)
    {
        using var buffer = JsonBuffer.Rent();
        var answer = Write(buffer, document, StatusCodes.Status200OK, Self, plain);
        return new RenderedAnswer(answer.Body.ToArray(), answer.ETag, answer.ContentType, Dependencies.Of(document));
    }

    private Answer Write(JsonBuffer buffer, Document document, int status, string self, bool plain)
    {
        new DocumentWriter(buffer.Json, document, Prefix, Services).Write(self);
        var body = buffer.Written;
        var isShortLived = document.PrimaryType.IsShortLived is { } which && document.Primary.Any(which);
        var isCursor = document is { IsCollection: true, Plan.Page: PageRequest.Keyset };
        return new Answer(status, body)
        {
            ETag = plain && document.Primary.Count == 1 ? $"\"{document.PrimaryVersion}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{Fingerprint.Of(body.Span):x16}\""),
            ContentType = isCursor ? PageParser.ContentType : Wire.MediaType,
            NoStore = document.PrimaryType.IsSecret || document.Included.Exists(included => included.Type.IsSecret) || isShortLived,
            IsShortLived = isShortLived,
        };
    }

    /// <summary>Sends an answer to a GET: 304 where the caller has it already, with the caching that the type allows.</summary>
    public Task SendAsync(Answer answer)
    {
        var headers = Context.Response.Headers;
        if (Surface == Surface.Public && Type.PublicCaching is not null && Caller.Kind == CallerKind.Anonymous && !answer.NoStore)
        {
            headers.CacheControl = Type.PublicCaching;
        }

        return answer is { Status: 200, IsShortLived: false, ETag: { } tag } && Conditions.IsKnown(Context.Request, tag)
            ? (answer with { Status = 304 }).SendAsync(Context)
            : answer.SendAsync(Context);
    }

    private bool AsksForCursors() => Context.Features.Get<JsonApiNegotiation>()?.CursorProfileRequested == true;
}
