using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <param name="Slug">Null: made from the name.</param>
/// <param name="Position">Null: after its last sibling.</param>
public sealed record CreateCategoryCommand(string Name, string? Slug, string? Description, int? Position, bool IsActive, CategoryId? ParentId) : ICommand<Written>;

internal sealed class CreateCategoryHandler(ICatalogDb db) : IRequestHandler<CreateCategoryCommand, Written>
{
    public async Task<Written> Handle(CreateCategoryCommand command, CancellationToken ct)
    {
        var parent = command.ParentId is { } id ? await db.Categories.SingleAsync(category => category.Id == id, ct) : null;
        var position = command.Position ?? 1 + await db.Categories.Where(category => category.ParentId == command.ParentId).MaxAsync(category => (int?)category.Position, ct) ?? 1;
        var slug = command.Slug ?? await Slugs.FreeAsync(db.Categories.Select(other => other.Slug), command.Name, ct);
        var category = Category.Create(new CategoryDetails(command.Name, slug) { Description = command.Description, Position = position, IsActive = command.IsActive }, parent);

        db.Categories.Add(category);
        await db.SaveChangesAsync(ct);
        return new Written(category.Id.Value);
    }
}
