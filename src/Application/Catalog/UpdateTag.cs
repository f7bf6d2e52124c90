using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

public sealed record UpdateTagCommand(TagId Id, Optional<string> Name, Optional<string> Slug) : ICommand<Written>;

internal sealed class UpdateTagHandler(ICatalogDb db, CatalogChanges changes) : IRequestHandler<UpdateTagCommand, Written>
{
    public async Task<Written> Handle(UpdateTagCommand command, CancellationToken ct)
    {
        var tag = await db.Tags.SingleAsync(candidate => candidate.Id == command.Id, ct);
        tag.Rename(command.Name.Or(tag.Name), command.Slug.Or(tag.Slug));

        await changes.SaveAsync(await db.ProductTags.Where(use => use.TagId == tag.Id).Select(use => use.ProductId).ToListAsync(ct), ct);
        return new Written(tag.Id.Value);
    }
}
