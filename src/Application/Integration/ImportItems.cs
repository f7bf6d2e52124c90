using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>What a chunk came to, before it is saved.</summary>
/// <param name="Made">The resources that items became, by external id.</param>
internal sealed record AppliedItems(IReadOnlyList<ImportRowReport> Reports, IReadOnlyDictionary<string, Guid> Made, IReadOnlyList<(ImportItem Item, ImportOutcome Outcome)> Outcomes);

/// <summary>Applies items to what the context tracks; what is asked for again and not changed is not touched.</summary>
internal sealed class ImportItems(IIntegrationDb db, IEnumerable<IImportTarget> targets, TimeProvider clock)
{
    public async Task<AppliedItems> ApplyAsync(
        ImportPass pass, IReadOnlyList<ImportItem> items, IReadOnlyDictionary<ImportItem, DomainError> refused, bool isCheck, CancellationToken ct)
    {
        var import = pass.Import;
        var target = targets.Single(candidate => candidate.Type == import.TargetType);
        var known = await KnownAsync(import, items, target, ct);
        var context = new ImportContext(import.SellerId, import.Mapping)
        {
            IsCheck = isCheck,
            FindAsync = async (id, token) => known.GetValueOrDefault(id)?.ResourceId ?? (pass.Accepted.TryGetValue(id, out var made) ? made : await FindAsync(import, id, token)),
        };

        var reports = new List<ImportRowReport>();
        var made = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var outcomes = new List<(ImportItem, ImportOutcome)>();
        foreach (var item in items)
        {
            if (item.Draft is not { } draft || item.IsFaulty || refused.ContainsKey(item))
            {
                reports.AddRange(item.Draft is null && item.Errors.Count == 0 ? RowReports.Skipped(item) : RowReports.Failed(item, refused.GetValueOrDefault(item)));
                continue;
            }

            var reference = known.GetValueOrDefault(draft.ExternalId);
            var before = reference is null ? null : JsonSerializer.Deserialize<ImportDraft>(reference.Draft, EventJson.Options);
            if (draft.Equals(before))
            {
                made[draft.ExternalId] = reference!.ResourceId;
                reports.AddRange(RowReports.Skipped(item, (States.Name(import.TargetType), reference.ResourceId)));
                continue;
            }

            var outcome = await ApplyAsync(target, item, new ImportChange(draft, before, reference?.ResourceId), context, ct);
            known[draft.ExternalId] = Remember(import, draft, outcome.Id, reference);
            made[draft.ExternalId] = outcome.Id;
            outcomes.Add((item, outcome));
            reports.AddRange(RowReports.Done(item, isCheck ? ImportRowStatus.Pending : ImportRowStatus.Succeeded, isCheck && reference is null ? null : (States.Name(import.TargetType), outcome.Id), outcome.Warnings));
        }

        return new AppliedItems(reports, made, outcomes);
    }

    private static async Task<ImportOutcome> ApplyAsync(IImportTarget target, ImportItem item, ImportChange change, ImportContext context, CancellationToken ct)
    {
        try
        {
            return await target.ApplyAsync(change, context, ct);
        }
        catch (DomainException refusal)
        {
            throw new ItemRefusedException(item, refusal.Error);
        }
    }

    /// <summary>What the items became in earlier imports, where that is still there.</summary>
    private async Task<Dictionary<string, ExternalReference>> KnownAsync(Import import, IReadOnlyList<ImportItem> items, IImportTarget target, CancellationToken ct)
    {
        var scope = import.SellerId ?? default;
        var ids = items.Where(item => item.Draft is not null).Select(item => item.Draft!.ExternalId).ToList();
        var references = await db.ExternalReferences
            .Where(reference => reference.Scope == scope && reference.TargetType == import.TargetType && ids.Contains(reference.ExternalId)).ToListAsync(ct);
        var existing = references.Count == 0 ? new HashSet<Guid>() : await target.ExistingAsync([.. references.Select(reference => reference.ResourceId)], ct);
        // What is gone is made anew, and remembered anew. Two entities of one key cannot be tracked, so that it is forgotten at once: still in the chunk's transaction.
        var gone = references.Where(reference => !existing.Contains(reference.ResourceId)).ToList();
        foreach (var reference in gone) db.ExternalReferences.Remove(reference);
        if (gone.Count > 0) await db.SaveChangesAsync(ct);
        return references.Except(gone).ToDictionary(reference => reference.ExternalId, StringComparer.Ordinal);
    }

    private async Task<Guid?> FindAsync(Import import, string externalId, CancellationToken ct)
    {
        var scope = import.SellerId ?? default;
        return await db.ExternalReferences
            .Where(reference => reference.Scope == scope && reference.TargetType == import.TargetType && reference.ExternalId == externalId)
            .Select(reference => (Guid?)reference.ResourceId).FirstOrDefaultAsync(ct);
    }

    private ExternalReference Remember(Import import, ImportDraft draft, Guid resource, ExternalReference? reference)
    {
        var text = JsonSerializer.Serialize(draft, EventJson.Options);
        if (reference is not null)
        {
            reference.Follow(resource, text, clock.GetUtcNow());
            return reference;
        }

        reference = ExternalReference.To(resource, (import.SellerId, import.TargetType, draft.ExternalId), text, clock.GetUtcNow());
        db.ExternalReferences.Add(reference);
        return reference;
    }
}
