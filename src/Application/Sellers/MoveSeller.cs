using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record MoveSellerCommand(SellerId Id, SellerStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveSellerHandler(ISellersDb db, ICaller caller, IMoveHistory moves, TimeProvider clock) : IRequestHandler<MoveSellerCommand, Written>
{
    public async Task<Written> Handle(MoveSellerCommand command, CancellationToken ct)
    {
        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == command.Id, ct);
        if (seller.Status == command.To) return await moves.LastAsync("sellers", command.Id.Value, ct);

        seller.Move(command.To, caller.Surface == Surface.Admin ? SellerMoves.OfAdmin : SellerMoves.OfOwner, command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("sellers", command.Id.Value, ct) with { AlreadyThere = false };
    }
}
