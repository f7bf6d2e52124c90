using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The writing URLs of a type: create, update, delete, and its relationship URLs (api.md 13 to 16).</summary>
internal static class WriteEndpoints
{
    public static RequestDelegate Create(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var plan = exchange.Parse(QueryFeatures.Shape);
        exchange.Demand(exchange.Rule.ForCreating, write: true);
        var request = await WriteRequest.ReadAsync(exchange);
        Written? written = null;
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var document = request.Parse();
            written = await new Writes(exchange, type).CreateAsync(WriteRequest.Data(document.RootElement), "/data");
            return await CreatedAsync(exchange, plan, written);
        }, keepsRefused: type.CountsTries, retell: async () => await CreatedAsync(exchange, plan, written! with { View = null }));
    };

    public static RequestDelegate Update(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var plan = exchange.Parse(QueryFeatures.Shape);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var id = await exchange.IdAsync();
        var writes = new Writes(exchange, type);
        await writes.CurrentAsync(id);
        var demanded = Conditions.Demanded(context.Request);
        var request = await WriteRequest.ReadAsync(exchange);
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var document = request.Parse();
            await writes.UpdateAsync(id, WriteRequest.Data(document.RootElement), "/data", demanded);
            return await ShownAsync(exchange, plan, id, 200);
        });
    };

    public static RequestDelegate Delete(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        exchange.Parse(QueryFeatures.None);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var id = await exchange.IdAsync();
        var demanded = Conditions.Demanded(context.Request);

        // A body is tolerated and ignored (JA-182); it is no part of what a key stands for.
        await Idempotency.RunAsync(exchange, WriteRequest.Empty(exchange), async () =>
        {
            await new Writes(exchange, type).DeleteAsync(id, demanded);
            return new Answer(204, ReadOnlyMemory<byte>.Empty);
        });
    };

    public static RequestDelegate Relationship(ResourceType type, RelationshipField relationship, Surface surface, LinkageChange change) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        exchange.Parse(QueryFeatures.None);
        exchange.Demand(exchange.Rule.ForWriting, write: true);
        var id = await exchange.IdAsync();
        var writes = new Writes(exchange, type);
        await writes.CurrentAsync(id);
        var demanded = Conditions.Demanded(context.Request);
        var request = await WriteRequest.ReadAsync(exchange);
        await Idempotency.RunAsync(exchange, request, async () =>
        {
            using var document = request.Parse();
            await writes.ChangeRelationshipAsync(id, relationship, document.RootElement, "", change, demanded);
            return new Answer(204, ReadOnlyMemory<byte>.Empty) { ETag = $"\"{Versions.Of(type, await writes.CurrentAsync(id))}\"" };
        });
    };

    /// <summary>The answer to a creation: 201, 200 where the deed had been done before, or 202 with the job.</summary>
    public static async Task<Answer> CreatedAsync(Exchange exchange, QueryPlan plan, Written written)
    {
        if (plan.Type.IsOnlyNoted) return NotedAnswer.Create();
        if (written.Job is { } job) return await AcceptedAsync(exchange, job);

        var answer = await ShownAsync(exchange, plan, written.Id, written.AlreadyThere ? 200 : 201, written);
        return answer with { Location = $"{exchange.Prefix}/{plan.Type.Name}/{written.Id}" };
    }

    /// <summary>The answer to a creation whose work goes on: the job (JA-196).</summary>
    public static async Task<Answer> AcceptedAsync(Exchange exchange, Guid job)
    {
        var jobs = exchange.Catalog.Find("jobs", exchange.Surface)!;
        var plan = new QueryPlan { Type = jobs, Surface = exchange.Surface, Query = exchange.Query };
        var url = $"{exchange.Prefix}/jobs/{job}";
        var view = await exchange.Reader.FindAsync(plan, job, exchange.Aborted);
        var document = await exchange.Reader.SingleAsync(plan, view, onceMeta: null, exchange.Aborted);
        return exchange.Render(document, 202, url) with { ContentLocation = url, RetryAfterSeconds = 1 };
    }

    public static async Task<Answer> ShownAsync(Exchange exchange, QueryPlan plan, Guid id, int status, Written? written = null)
    {
        var view = written?.View ?? await exchange.Reader.FindAsync(plan, id, exchange.Aborted) ?? throw Exchange.NotFound();
        var document = await exchange.Reader.SingleAsync(plan, view, written?.Meta, exchange.Aborted);
        var self = status == 200 && exchange.Context.Request.RouteValues.ContainsKey("id") ? exchange.Self : $"{exchange.Prefix}/{plan.Type.Name}/{id}{(exchange.Query.IsEmpty ? "" : "?" + exchange.Query.Text)}";
        return exchange.Render(document, status, self) with { ETag = $"\"{Versions.Of(plan.Type, view)}\"" };
    }
}
