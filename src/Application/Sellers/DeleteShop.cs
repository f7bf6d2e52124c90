using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record DeleteShopCommand(ShopId Id) : ICommand<Unit>;

internal sealed class DeleteShopHandler(ISellersDb db, IShopUse use, IMediaLibrary media) : IRequestHandler<DeleteShopCommand, Unit>
{
    private static readonly DomainError InUse = new(ErrorKind.Conflict, "resource_in_use", "Listings are sold from this shop.");

    public async Task<Unit> Handle(DeleteShopCommand command, CancellationToken ct)
    {
        var shop = await db.Shops.SingleAsync(candidate => candidate.Id == command.Id, ct);
        Ensure.That(!await use.IsUsedAsync(command.Id, ct), InUse);

        await media.ExchangeAsync(shop.LogoId, after: null, "logo", ct);
        await media.ExchangeAsync(shop.CoverId, after: null, "cover", ct);
        db.Shops.Remove(shop);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
