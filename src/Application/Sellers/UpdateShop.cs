using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdateShopCommand(ShopId Id, Func<ShopDetails, ShopDetails> Change) : ICommand<Written>;

internal sealed class UpdateShopHandler(ISellersDb db, IMediaLibrary media) : IRequestHandler<UpdateShopCommand, Written>
{
    public async Task<Written> Handle(UpdateShopCommand command, CancellationToken ct)
    {
        var shop = await db.Shops.SingleAsync(candidate => candidate.Id == command.Id, ct);
        var (before, after) = (shop.Details, command.Change(shop.Details));
        await media.ExchangeAsync(before.LogoId, after.LogoId, "logo", ct);
        await media.ExchangeAsync(before.CoverId, after.CoverId, "cover", ct);
        shop.Change(after);

        await db.SaveChangesAsync(ct);
        return new Written(shop.Id.Value);
    }
}
