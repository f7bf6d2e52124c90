using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Sellers;
using MediatR;

namespace Marketplace.Application.Sellers;

public sealed record OpenShopCommand(ShopDetails Details) : ICommand<Written>;

internal sealed class OpenShopHandler(ISellersDb db, ICaller caller, IMediaLibrary media) : IRequestHandler<OpenShopCommand, Written>
{
    public async Task<Written> Handle(OpenShopCommand command, CancellationToken ct)
    {
        await media.ExchangeAsync(before: null, command.Details.LogoId, "logo", ct);
        await media.ExchangeAsync(before: null, command.Details.CoverId, "cover", ct);
        var shop = Shop.Open(caller.RequiredSeller, command.Details);

        db.Shops.Add(shop);
        await db.SaveChangesAsync(ct);
        return new Written(shop.Id.Value);
    }
}
