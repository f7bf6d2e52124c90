using Marketplace.Application.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The reading URLs of a type: collection, resource, related and relationship URLs (api.md 5).</summary>
internal static class ReadEndpoints
{
    public static RequestDelegate List(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        await exchange.ReplyAsync(CollectionAsync);
    };

    public static RequestDelegate Get(ResourceType type, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        if (exchange.MayBeKept)
        {
            await exchange.ReplyAsync(SingleAsync, plain: exchange.Query.IsEmpty);
            return;
        }

        var (plan, view) = await FindAsync(exchange);

        // The plain representation is known by its version: what the caller has is not rendered again.
        if (exchange.Query.IsEmpty && !type.IsSecret && type.IsShortLived?.Invoke(view) != true && context.Request.Headers.IfNoneMatch.Count > 0 && $"\"{Versions.Of(type, view)}\"" is var tag && Conditions.IsKnown(context.Request, tag))
        {
            await exchange.SendAsync(new Answer(200, ReadOnlyMemory<byte>.Empty) { ETag = tag });
            return;
        }

        await exchange.ReplyAsync(await exchange.Reader.SingleAsync(plan, view, onceMeta: null, exchange.Aborted), plain: exchange.Query.IsEmpty, type.RetryAfter?.Invoke(view));
    };

    public static RequestDelegate Related(ResourceType type, RelationshipField relationship, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        if (relationship.IsPolymorphic)
        {
            await RelatedToAnyAsync(exchange, relationship);
            return;
        }

        var plan = exchange.Parse(relationship.IsMany ? QueryFeatures.Collection : QueryFeatures.Shape, relationship.Target);
        exchange.Demand(exchange.Rule.Access, write: false);
        DemandTarget(exchange, relationship.Target);
        var (id, owner) = await OwnerAsync(exchange, relationship, plan);
        if (relationship.IsMany)
        {
            await exchange.ReplyAsync(await exchange.Reader.CollectionAsync(plan, exchange.Aborted, Members(relationship, id, owner)));
            return;
        }

        var ids = relationship.Ids(owner);
        var view = ids.Count == 0 ? null : await exchange.Reader.FindAsync(plan, ids[0], exchange.Aborted);
        await exchange.ReplyAsync(await exchange.Reader.SingleAsync(plan, view, onceMeta: null, exchange.Aborted));
    };

    public static RequestDelegate Relationship(ResourceType type, RelationshipField relationship, Surface surface) => async context =>
    {
        var exchange = Exchange.Begin(context, type, surface);
        var target = relationship.IsPolymorphic ? type : relationship.Target;
        var plan = exchange.Parse(relationship.IsMany ? QueryFeatures.Collection : QueryFeatures.Shape, target, relationship);
        exchange.Demand(exchange.Rule.Access, write: false);
        if (!relationship.IsPolymorphic) DemandTarget(exchange, target);
        var (id, owner) = await OwnerAsync(exchange, relationship, plan);
        ViewPage? page = null;
        IReadOnlyList<object> views;
        if (relationship.IsMany)
        {
            page = await target.ReadAsync(plan.ToRead(alone: false).With(Members(relationship, id, owner)), exchange.Sender, exchange.Aborted);
            DocumentReader.RefuseFarPages(plan, page);
            views = page.Items;
        }
        else
        {
            if (relationship.IsPolymorphic)
            {
                target = relationship.Ids(owner).Count == 0 ? type : exchange.Catalog.Find(relationship.TargetNameOf(owner), surface) ?? type;
                plan = new QueryPlan { Type = target, Surface = surface, Query = exchange.Query };
            }

            var ids = relationship.Ids(owner);
            var view = ids.Count == 0 ? null : await exchange.Reader.FindAsync(plan, ids[0], exchange.Aborted);
            views = view is null ? [] : [view];
        }

        var document = new Document(plan, target, views, relationship.IsMany) { IsLinkage = true, Owner = (type, id, relationship), OwnerView = owner, Page = page, Rights = exchange.Rights };
        if (plan.HasInclude)
        {
            foreach (var view in views)
            {
                if (document.Add(target, view)) document.Included.Add((target, view));
            }
        }

        await exchange.Reader.IncludeAsync(document, exchange.Aborted);
        await exchange.ReplyAsync(document);
    };

    /// <summary>The condition that selects the members of a to-many.</summary>
    public static object Members(RelationshipField relationship, Guid owner, object view) => relationship.KnowsIds
        ? relationship.Target.ConditionOnIds(relationship.Ids(view))
        : relationship.Target.ConditionOnOwners(relationship.InverseProperty!, [owner]);

    /// <summary>What may not be read at its own URL may not be read by way of another thing either (JA-301).</summary>
    private static void DemandTarget(Exchange exchange, ResourceType target) => exchange.Demand(target.On(exchange.Surface)!.Access, write: false);

    private static Task<Document> CollectionAsync(Exchange exchange)
    {
        var plan = exchange.Parse(QueryFeatures.Collection);
        exchange.Demand(exchange.Rule.Access, write: false);
        return exchange.Reader.CollectionAsync(plan, exchange.Aborted);
    }

    private static async Task<Document> SingleAsync(Exchange exchange)
    {
        var (plan, view) = await FindAsync(exchange);
        return await exchange.Reader.SingleAsync(plan, view, onceMeta: null, exchange.Aborted);
    }

    private static async Task<(QueryPlan Plan, object View)> FindAsync(Exchange exchange)
    {
        var plan = exchange.Parse(QueryFeatures.Shape);
        exchange.Demand(exchange.Rule.Access, write: false);
        return (plan, await exchange.Reader.FindAsync(plan, await IdAsync(exchange, plan), exchange.Aborted) ?? throw Exchange.NotFound());
    }

    private static async Task<(Guid Id, object View)> OwnerAsync(Exchange exchange, RelationshipField relationship, QueryPlan plan)
    {
        var id = await IdAsync(exchange, plan);
        return (id, await exchange.Reader.FindOwnerAsync(exchange.Type, id, relationship, plan, exchange.Aborted) ?? throw Exchange.NotFound());
    }

    private static async Task<Guid> IdAsync(Exchange exchange, QueryPlan plan)
    {
        var id = await exchange.IdAsync();
        if (exchange.Type.Name == TransitionEndpoints.TypeName) await TransitionEndpoints.DemandSubjectAsync(exchange, id, plan);
        return id;
    }

    private static async Task RelatedToAnyAsync(Exchange exchange, RelationshipField relationship)
    {
        exchange.Demand(exchange.Rule.Access, write: false);
        var empty = new QueryPlan { Type = exchange.Type, Surface = exchange.Surface, Query = exchange.Query };
        var (_, owner) = await OwnerAsync(exchange, relationship, empty);
        var target = relationship.Ids(owner).Count == 0 ? null : exchange.Catalog.Find(relationship.TargetNameOf(owner), exchange.Surface);
        if (target is not null) DemandTarget(exchange, target);
        var plan = exchange.Parse(QueryFeatures.Shape, target ?? exchange.Type);
        var view = target is null ? null : await exchange.Reader.FindAsync(plan, relationship.Ids(owner)[0], exchange.Aborted);
        await exchange.ReplyAsync(await exchange.Reader.SingleAsync(plan, view, onceMeta: null, exchange.Aborted));
    }
}
