using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

public sealed record MoveKycCaseCommand(KycCaseId Id, KycStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveKycCaseHandler(ISellersDb db, ICaller caller, KycReviewers reviewers, IMoveHistory moves, SellersOptions options, TimeProvider clock) : IRequestHandler<MoveKycCaseCommand, Written>
{
    public async Task<Written> Handle(MoveKycCaseCommand command, CancellationToken ct)
    {
        var verification = await db.KycCases.SingleAsync(candidate => candidate.Id == command.Id, ct);
        var isReview = caller.Surface == Surface.Admin;
        if (isReview) await reviewers.EnsureIndependentAsync(verification.SellerId, ct);
        if (verification.Status == command.To) return await moves.LastAsync("kycCases", command.Id.Value, ct);

        var documents = await db.KycDocuments.Where(document => document.CaseId == command.Id).ToListAsync(ct);
        verification.Move(command.To, isReview ? KycMoves.OfReviewer : KycMoves.OfOwner, command.Reason, new(documents, options.RequiredDocuments, caller.UserId, clock.GetUtcNow()));
        (await db.Sellers.SingleAsync(seller => seller.Id == verification.SellerId, ct)).Verify(verification.Status);
        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("kycCases", command.Id.Value, ct) with { AlreadyThere = false };
    }
}

/// <summary>Who verifies a seller does not belong to it, in whatever role.</summary>
internal sealed class KycReviewers(ISellersDb db, ICaller caller)
{
    public async Task EnsureIndependentAsync(SellerId seller, CancellationToken ct) =>
        Ensure.That(!await db.SellerMembers.AnyAsync(member => member.SellerId == seller && member.UserId == caller.UserId, ct), KycErrors.ReviewerIsMember);
}

/// <summary>Ends verifications of which a paper has run out, and answers how many; where verification is demanded, their sellers are suspended.</summary>
public sealed record ExpireKycCommand : ICommand<int>;

internal sealed class ExpireKycHandler(ISellersDb db, SellersOptions options, IUnitOfWork work, TimeProvider clock) : IRequestHandler<ExpireKycCommand, int>
{
    private const int Portion = 100;
    private const string Expired = "The verification has expired.";

    public async Task<int> Handle(ExpireKycCommand command, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var due = await db.KycCases.AsNoTracking().Where(verification => verification.Status == KycStatus.Verified && verification.ExpiresOn < today)
            .OrderBy(verification => verification.ExpiresOn).Select(verification => verification.Id).Take(Portion).ToListAsync(ct);
        foreach (var id in due) await work.ExecuteAsync(token => ExpireAsync(id, token), ct);
        return due.Count;
    }

    private async Task<int> ExpireAsync(KycCaseId id, CancellationToken ct)
    {
        var (now, verification) = (clock.GetUtcNow(), await db.KycCases.SingleAsync(candidate => candidate.Id == id, ct));
        if (verification.Status is not KycStatus.Verified) return 0;

        verification.Move(KycStatus.Expired, KycMoves.OfSystem, reason: null, new([], options.RequiredDocuments, By: null, now));
        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == verification.SellerId, ct);
        seller.Verify(verification.Status);
        if (options.KycRequired && seller.Status is SellerStatus.Approved) seller.Move(SellerStatus.Suspended, SellerMoves.OfSystem, Expired, now);
        return await db.SaveChangesAsync(ct);
    }
}
