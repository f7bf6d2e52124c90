using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

public sealed record UpdateCategoryCommand(CategoryId Id) : ICommand<Written>
{
    public Optional<string> Name { get; init; }

    public Optional<string> Slug { get; init; }

    public Optional<string?> Description { get; init; }

    public Optional<int> Position { get; init; }

    public Optional<bool> IsActive { get; init; }

    public Optional<CategoryId?> ParentId { get; init; }
}

internal sealed class UpdateCategoryHandler(ICatalogDb db) : IRequestHandler<UpdateCategoryCommand, Written>
{
    public async Task<Written> Handle(UpdateCategoryCommand command, CancellationToken ct)
    {
        var category = await db.Categories.SingleAsync(candidate => candidate.Id == command.Id, ct);
        var below = await db.Categories.Where(other => other.Id != category.Id && other.Lineage.StartsWith(category.Lineage)).ToListAsync(ct);
        var parentId = command.ParentId.Or(category.ParentId);
        var parent = parentId is { } id ? await db.Categories.SingleAsync(candidate => candidate.Id == id, ct) : null;
        var before = category.Details;

        if (command.ParentId.IsPresent) category.MoveUnder(parent, below);
        category.Change(
            before with
            {
                Name = command.Name.Or(before.Name),
                Slug = command.Slug.Or(before.Slug),
                Description = command.Description.Or(before.Description),
                Position = command.Position.Or(before.Position),
                IsActive = command.IsActive.Or(before.IsActive),
            },
            parent,
            below);
        await db.SaveChangesAsync(ct);
        return new Written(category.Id.Value);
    }
}
