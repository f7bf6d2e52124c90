using Marketplace.Application.Platform;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Platform;

namespace Marketplace.WebApi.Realtime;

/// <summary>Renders an event as its reader would get it with <c>GET /events/{id}?include=subject</c> at that moment (JA-290).</summary>
internal sealed class LiveRenderer(IServiceScopeFactory scopes, QueryParser queries)
{
    private static readonly RawQuery WithSubject = RawQuery.Of("include=subject");

    /// <param name="prefix">What every link begins with.</param>
    /// <returns>Null where the reader may not see the subject (JA-296).</returns>
    public async Task<RenderedEvent?> RenderAsync(EventView happened, Visitor reader, string prefix, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<HttpCaller>();
        caller.ActFor(reader);
        var plan = queries.Parse(EventResources.Events, reader.Surface, WithSubject, QueryFeatures.Shape);
        var documents = new DocumentReader(scope.ServiceProvider.GetRequiredService<IMediator>(), new CallerRights(caller, reader.Surface));
        var document = await documents.SingleAsync(plan, happened, onceMeta: null, ct);
        if (document.Included.Count == 0) return null;

        using var buffer = JsonBuffer.Rent();
        var self = EventResources.Events.On(reader.Surface) is null ? null : $"{EventResources.Events.LinksUnder(prefix).Resource(happened.Id.Value)}?{WithSubject.Text}";
        new DocumentWriter(buffer.Json, document, prefix, scope.ServiceProvider).Write(self);
        return new RenderedEvent(buffer.Written.ToArray());
    }
}
