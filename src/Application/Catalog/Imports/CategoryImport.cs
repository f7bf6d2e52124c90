using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog.Imports;

/// <summary>Makes the category tree of a file; parents come before what stands below them.</summary>
internal sealed class CategoryImport(ICatalogDb db) : IImportTarget
{
    private static readonly DomainError NoParent = new(ErrorKind.NotFound, "related_not_found", "Its parent was not imported.", "path");

    public ImportTargetType Type => ImportTargetType.Categories;

    public Task<bool> KnowsAsync(ImportMapping mapping, CancellationToken ct) => Task.FromResult(mapping.Category is null);

    public async Task<IReadOnlySet<Guid>> ExistingAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var categories = ids.Select(id => new CategoryId(id)).ToList();
        return (await db.Categories.Where(category => categories.Contains(category.Id)).Select(category => category.Id).ToListAsync(ct)).Select(id => id.Value).ToHashSet();
    }

    public async Task<ImportOutcome> ApplyAsync(ImportChange change, ImportContext context, CancellationToken ct)
    {
        var draft = (ImportedCategory)change.Draft;
        var parentId = draft.ParentExternalId is { } above ? await context.FindAsync(above, ct) : null;
        Ensure.That(parentId is not null || draft.ParentExternalId is null, NoParent);
        var parent = parentId is { } id ? await db.Categories.FindAsync([new CategoryId(id)], ct) : null;

        var category = change.KnownId is { } known
            ? await db.Categories.SingleAsync(candidate => candidate.Id == new CategoryId(known), ct)
            : await db.Categories.SingleOrDefaultAsync(candidate => candidate.ExternalId == draft.ExternalId, ct);
        if (category is not null)
        {
            await ChangeAsync(category, parent, draft, (ImportedCategory?)change.Before, ct);
            return new ImportOutcome(category.Id.Value);
        }

        category = await CreateAsync(draft, parent, ct);
        // In a check the parent may be one that was taken back: below it nothing can be saved, only judged.
        if (parent is not null || parentId is null) db.Categories.Add(category);
        return new ImportOutcome(category.Id.Value);
    }

    private async Task<Category> CreateAsync(ImportedCategory draft, Category? parent, CancellationToken ct)
    {
        var slug = await Slugs.FreeAsync(db.Categories.Select(other => other.Slug), draft.Name, ct, db.Categories.Local.Select(other => other.Slug));
        return Category.Create(new CategoryDetails(draft.Name, slug) { Position = draft.Position, ExternalId = draft.ExternalId }, parent);
    }

    private async Task ChangeAsync(Category category, Category? parent, ImportedCategory draft, ImportedCategory? before, CancellationToken ct)
    {
        if (before?.ParentExternalId != draft.ParentExternalId || before is null)
        {
            var below = await db.Categories.Where(other => other.Id != category.Id && other.Lineage.StartsWith(category.Lineage)).ToListAsync(ct);
            category.MoveUnder(parent, below);
        }

        var details = category.Details;
        category.Change(
            details with
            {
                Name = before?.Name == draft.Name ? details.Name : draft.Name,
                Position = before?.Position == draft.Position ? details.Position : draft.Position,
                ExternalId = draft.ExternalId,
            },
            parent,
            below: []); // the slug stays, and with it every path
    }
}
