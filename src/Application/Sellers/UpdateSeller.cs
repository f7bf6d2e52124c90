using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <param name="Change">From the details as they are to those as they shall be.</param>
/// <param name="IsTrusted">Whether it publishes without review; an admin's word.</param>
public sealed record UpdateSellerCommand(SellerId Id, Func<SellerDetails, SellerDetails> Change, Optional<bool> IsTrusted) : ICommand<Written>;

internal sealed class UpdateSellerHandler(ISellersDb db, IMediaLibrary media) : IRequestHandler<UpdateSellerCommand, Written>
{
    public async Task<Written> Handle(UpdateSellerCommand command, CancellationToken ct)
    {
        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == command.Id, ct);
        var (before, after) = (seller.Details, command.Change(seller.Details));
        await media.ExchangeAsync(before.LogoId, after.LogoId, "logo", ct);
        await media.ExchangeAsync(before.BannerId, after.BannerId, "banner", ct);
        seller.Change(after);
        if (command.IsTrusted.IsPresent) seller.Trust(command.IsTrusted.Value);

        await db.SaveChangesAsync(ct);
        return new Written(seller.Id.Value);
    }
}
