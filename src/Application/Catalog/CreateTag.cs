using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Slug">Null: made from the name.</param>
public sealed record CreateTagCommand(string Name, string? Slug) : ICommand<Written>;

internal sealed class CreateTagHandler(ICatalogDb db) : IRequestHandler<CreateTagCommand, Written>
{
    public async Task<Written> Handle(CreateTagCommand command, CancellationToken ct)
    {
        var tag = Tag.Create(command.Name, command.Slug ?? await Slugs.FreeAsync(db.Tags.Select(other => other.Slug), command.Name, ct));

        db.Tags.Add(tag);
        await db.SaveChangesAsync(ct);
        return new Written(tag.Id.Value);
    }
}
