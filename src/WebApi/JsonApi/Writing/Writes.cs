using System.Collections.ObjectModel;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>The writes of a resource type, the same for single requests and for <c>/operations</c>.</summary>
internal sealed class Writes(Exchange exchange, ResourceType type, LocalIds? lids = null)
{
    private readonly WritePrecondition _precondition = exchange.Services.GetRequiredService<WritePrecondition>();

    private SurfaceRule Rule => type.On(exchange.Surface)!;

    public async Task<Written> CreateAsync(JsonElement data, string pointer)
    {
        exchange.Demand(Rule.ForCreating, write: true);
        var body = new BodyReader(type, exchange.Surface, pointer, lids).ReadNew(data);
        await CheckTargetsAsync(body);
        return await Faithfully(body, () => exchange.Sender.Send(type.CreateCommand(body), exchange.Aborted));
    }

    /// <returns>The id, and whether the resource was there.</returns>
    public async Task<Written> UpdateAsync(Guid id, JsonElement data, string pointer, IReadOnlyList<string>? demanded)
    {
        var current = await CurrentAsync(id);
        exchange.Demand(Rule.ForWriting, write: true);
        var body = new BodyReader(type, exchange.Surface, pointer, lids).ReadChange(data, id, current);
        await CheckTargetsAsync(body);
        Expect(id, current, demanded);
        if (body.IsEmpty) return new Written(id);
        return await OrGoneAsync(id, demanded, () => Faithfully(body, () => exchange.Sender.Send(type.UpdateCommand(id, body), exchange.Aborted)));
    }

    public async Task DeleteAsync(Guid id, IReadOnlyList<string>? demanded)
    {
        var current = await CurrentAsync(id);
        exchange.Demand(Rule.ForWriting, write: true);
        Expect(id, current, demanded);
        await OrGoneAsync(id, demanded, async () =>
        {
            await exchange.Sender.Send(type.DeleteCommand(id), exchange.Aborted);
            return id;
        });
    }

    /// <summary>Whoever meets somebody who deletes the same resource, between the look and the deed, is told that it is gone.</summary>
    private async Task<T> OrGoneAsync<T>(Guid id, IReadOnlyList<string>? demanded, Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception lost) when (demanded is null && lost is (InvalidOperationException or DomainException { Error.Kind: ErrorKind.Precondition }))
        {
            await CurrentAsync(id);
            throw;
        }
    }

    /// <summary>
    /// Changes one relationship. Adding and removing start from the members as they are, so the version that was read is demanded of the save;
    /// who lost a race reads again.
    /// </summary>
    public async Task ChangeRelationshipAsync(Guid id, RelationshipField relationship, JsonElement root, string pointer, LinkageChange change, IReadOnlyList<string>? demanded)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await CurrentAsync(id);
            exchange.Demand(Rule.ForWriting, write: true);
            if (!relationship.IsChangeable)
            {
                throw new ApiException(new ApiError(relationship.IsMany ? "full_replacement_forbidden" : "forbidden", $"'{relationship.Name}' cannot be changed here."));
            }

            var body = new BodyReader(type, exchange.Surface, pointer, lids).ReadLinkage(root, relationship, change != LinkageChange.Remove);
            await CheckTargetsAsync(body);
            Expect(id, current, demanded);
            if (change != LinkageChange.Replace)
            {
                var asked = body.Required<IReadOnlyList<Guid>>(relationship.Name);
                var members = relationship.Ids(current);
                foreach (var member in members.Except(change == LinkageChange.Add ? asked : [])) body.SetWord(relationship, member, relationship.WordOf(current, member));
                body.Set(relationship.Name, change == LinkageChange.Add ? (IReadOnlyList<Guid>)[.. members.Union(asked)] : [.. members.Except(asked)]);
                foreach (var (member, quantity) in relationship.Quantities(current) ?? ReadOnlyDictionary<Guid, int>.Empty) body.Count(relationship.Name, member, quantity);
                if (demanded is null) _precondition.Expect(id, type.RevisionOf(current));
            }

            try
            {
                await Faithfully(body, () => exchange.Sender.Send(type.UpdateCommand(id, body), exchange.Aborted));
                return;
            }
            catch (DomainException lost) when (lost.Error.Kind == ErrorKind.Precondition && demanded is null && attempt < 10)
            {
                // Another writer was faster; its members count too.
            }
        }
    }

    /// <summary>The resource as the caller sees it now, with everything it shows.</summary>
    public async Task<object> CurrentAsync(Guid id)
    {
        var plan = new ReadPlan(new Application.Common.Reading.PageRequest.Whole(1)).With(type.ConditionOnIds([id]));
        var page = await type.ReadAsync(plan, exchange.Sender, exchange.Aborted);
        return page.Items.Count == 0 ? throw Exchange.NotFound() : page.Items[0];
    }

    public async Task CheckTargetsAsync(Body body)
    {
        foreach (var group in body.Targets.Where(target => !target.Relationship.TargetIsJudgedByCommand && !target.Relationship.IsPolymorphic).GroupBy(target => target.Relationship.Target))
        {
            var ids = group.Select(target => target.Id).OfType<Guid>().Distinct().ToList();
            var visible = ids.Count == 0 ? null : await exchange.Reader.VisibleAsync(group.Key, ids, exchange.Aborted);
            ApiError[] missing =
            [
                .. group.Where(target => target.Id is not { } id || visible?.Contains(id) != true)
                    .Select(target => new ApiError("related_not_found", $"There is no such resource of type '{group.Key.Name}'.") { Pointer = target.Pointer }),
            ];
            if (missing.Length > 0) throw new ApiException(missing);
        }
    }

    private void Expect(Guid id, object current, IReadOnlyList<string>? demanded)
    {
        if (demanded is null)
        {
            if (type.RequiresIfMatch) throw new ApiException(new ApiError("precondition_required", "This type is changed with If-Match only.") { Header = "If-Match" });
            _precondition.Clear();
            return;
        }

        var version = Versions.Of(type, current);
        if (demanded.Count > 0 && !demanded.Contains(version))
        {
            throw new ApiException(new ApiError("precondition_failed", "The resource has changed since it was read.") { Header = "If-Match" });
        }

        if (demanded.Count > 0) _precondition.Expect(id, type.RevisionOf(current));
    }

    /// <summary>Turns what a rule says about a member into a pointer into this request.</summary>
    public static async Task<Written> Faithfully(Body body, Func<Task<Written>> work)
    {
        try
        {
            return await work();
        }
        catch (DomainException refusal) when (refusal.Errors.All(error => error.Member is not null))
        {
            throw new ApiException([.. refusal.Errors.Select(error => Errors.From(error, body.Locate(error.Member!)))]);
        }
    }
}

/// <summary>What a write to a relationship URL does with the members.</summary>
internal enum LinkageChange { Replace, Add, Remove }
