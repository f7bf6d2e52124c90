using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

public sealed record DeleteCategoryCommand(CategoryId Id) : ICommand<Unit>;

internal sealed class DeleteCategoryHandler(ICatalogDb db, IUnitOfWork unit) : IRequestHandler<DeleteCategoryCommand, Unit>
{
    /// <summary>Asked and deleted in one transaction: a product that arrives in between is refused by its foreign key.</summary>
    public Task<Unit> Handle(DeleteCategoryCommand command, CancellationToken ct) => unit.ExecuteAsync(
        async token =>
        {
            var category = await db.Categories.SingleAsync(candidate => candidate.Id == command.Id, token);
            var isInUse = await db.Categories.AnyAsync(child => child.ParentId == command.Id, token) || await db.Products.AnyAsync(product => product.CategoryId == command.Id, token);
            Ensure.That(!isInUse, CategoryErrors.InUse);

            db.Categories.Remove(category);
            await db.SaveChangesAsync(token);
            return Unit.Value;
        },
        ct);
}
