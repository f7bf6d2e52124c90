using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>A person asks to sell: a seller that waits for the admins, owned by that person. After a rejection the same seller waits again.</summary>
public sealed record ApplyToSellCommand(ApplicationDetails Details, bool AcceptsTerms) : ICommand<Written>;

internal sealed class ApplyToSellHandler(ISellersDb db, ICaller caller, NewSellers sellers, IUnitOfWork work, TimeProvider clock) : IRequestHandler<ApplyToSellCommand, Written>
{
    private static readonly DomainError TermsRefused = new(ErrorKind.Invalid, "invalid_value", "Nobody sells here without accepting the terms.", "acceptsTerms");

    private static readonly DomainError AlreadyOpen = new(ErrorKind.Conflict, "already_exists", "An application of yours is being looked at.");

    public Task<Written> Handle(ApplyToSellCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            Ensure.That(request.AcceptsTerms, TermsRefused);
            var user = caller.UserId ?? throw new InvalidOperationException("Only people apply.");
            var waiting = await db.SellerApplications.SingleOrDefaultAsync(other => other.ApplicantId == user && other.Status == ApplicationStatus.Pending, ct);
            Ensure.That(waiting is null or { AcceptsTerms: false }, AlreadyOpen);

            var application = waiting is null ? await MakeAsync(user, request.Details, ct) : await CompleteAsync(waiting, request.Details, ct);
            await db.SaveChangesAsync(ct);
            return new Written(application.Id.Value);
        },
        cancellationToken);

    private async Task<SellerApplication> MakeAsync(UserId user, ApplicationDetails details, CancellationToken ct)
    {
        var seller = await RejectedAsync(user, ct) ?? await sellers.OpenAsync(user, details.BusinessName, details.Phone, ct);
        seller.AcceptTerms(clock.GetUtcNow());
        var application = SellerApplication.Make(user, seller.Id, details);
        db.SellerApplications.Add(application);
        return application;
    }

    /// <summary>Who said at the registration to want to sell now says the rest.</summary>
    private async Task<SellerApplication> CompleteAsync(SellerApplication wish, ApplicationDetails details, CancellationToken ct)
    {
        wish.Complete(details);
        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == wish.SellerId, ct);
        var slug = await sellers.FreeSlugAsync(wish.BusinessName, ct);
        seller.Change(seller.Details with { Name = wish.BusinessName, LegalName = wish.BusinessName, Slug = slug, ContactPhone = wish.Phone });
        seller.AcceptTerms(clock.GetUtcNow());
        return wish;
    }

    private async Task<Seller?> RejectedAsync(UserId user, CancellationToken ct)
    {
        var seller = await db.Sellers.Where(seller => seller.Status == SellerStatus.Rejected && db.SellerMembers.Any(member => member.SellerId == seller.Id && member.UserId == user && member.Role == SellerRole.Owner))
            .OrderBy(seller => seller.Id).FirstOrDefaultAsync(ct);
        seller?.Move(SellerStatus.Pending, SellerMoves.OfOwner, reason: null, clock.GetUtcNow());
        return seller;
    }
}
