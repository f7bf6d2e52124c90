using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

public sealed record DeleteTagCommand(TagId Id) : ICommand<Unit>;

internal sealed class DeleteTagHandler(ICatalogDb db) : IRequestHandler<DeleteTagCommand, Unit>
{
    private static readonly DomainError InUse = new(ErrorKind.Conflict, "resource_in_use", "Products carry this tag.");

    public async Task<Unit> Handle(DeleteTagCommand command, CancellationToken ct)
    {
        var tag = await db.Tags.SingleAsync(candidate => candidate.Id == command.Id, ct);
        Ensure.That(!await db.ProductTags.AnyAsync(use => use.TagId == command.Id, ct), InUse);

        db.Tags.Remove(tag);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
