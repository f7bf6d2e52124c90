using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record MoveSellerCommand(SellerId Id, SellerStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveSellerHandler(ISellersDb db, ICaller caller, IMoveHistory moves, SellersOptions options, TimeProvider clock) : IRequestHandler<MoveSellerCommand, Written>
{
    public async Task<Written> Handle(MoveSellerCommand command, CancellationToken ct)
    {
        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == command.Id, ct);
        if (seller.Status == command.To) return await moves.LastAsync("sellers", command.Id.Value, ct);

        var (now, from) = (clock.GetUtcNow(), seller.Status);
        seller.Move(command.To, caller.Surface == Surface.Admin ? SellerMoves.OfAdmin : SellerMoves.OfOwner, command.Reason, now);
        Ensure.That(command.To is not SellerStatus.Approved || !options.KycRequired || seller.KycStatus is KycStatus.Verified, KycErrors.NotVerified(from, seller.KycStatus));
        if (command.To is SellerStatus.Approved or SellerStatus.Rejected) await DecideAsync(seller, now, ct);
        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("sellers", command.Id.Value, ct) with { AlreadyThere = false };
    }

    /// <summary>What is decided of the seller answers who applied.</summary>
    private async Task DecideAsync(Seller seller, DateTimeOffset now, CancellationToken ct)
    {
        var application = await db.SellerApplications.SingleOrDefaultAsync(candidate => candidate.SellerId == seller.Id && candidate.Status == ApplicationStatus.Pending, ct);
        application?.Decide(seller.Status is SellerStatus.Approved ? ApplicationStatus.Approved : ApplicationStatus.Rejected, seller.StatusReason, now);
    }
}
