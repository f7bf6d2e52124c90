using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdateShopCommand(ShopId Id, Func<ShopDetails, ShopDetails> Change) : ICommand<Written>;

internal sealed class UpdateShopHandler(ISellersDb db) : IRequestHandler<UpdateShopCommand, Written>
{
    public async Task<Written> Handle(UpdateShopCommand command, CancellationToken ct)
    {
        var shop = await db.Shops.SingleAsync(candidate => candidate.Id == command.Id, ct);
        shop.Change(command.Change(shop.Details));

        await db.SaveChangesAsync(ct);
        return new Written(shop.Id.Value);
    }
}
