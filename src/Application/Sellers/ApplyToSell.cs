using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>A person asks to sell: a seller that waits for the admins, owned by that person. After a rejection the same seller waits again.</summary>
public sealed record ApplyToSellCommand(ApplicationDetails Details, bool AcceptsTerms) : ICommand<Written>;

internal sealed class ApplyToSellHandler(ISellersDb db, ICaller caller, StoreOptions store, SellersOptions sellers, IUnitOfWork work, TimeProvider clock) : IRequestHandler<ApplyToSellCommand, Written>
{
    private static readonly DomainError TermsRefused = new(ErrorKind.Invalid, "invalid_value", "Nobody sells here without accepting the terms.", "acceptsTerms");

    private static readonly DomainError AlreadyOpen = new(ErrorKind.Conflict, "already_exists", "An application of yours is being looked at.");

    public Task<Written> Handle(ApplyToSellCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            Ensure.That(request.AcceptsTerms, TermsRefused);
            var user = caller.UserId ?? throw new InvalidOperationException("Only people apply.");
            Ensure.That(!await db.SellerApplications.AnyAsync(other => other.ApplicantId == user && other.Status == ApplicationStatus.Pending, ct), AlreadyOpen);

            var seller = await RejectedAsync(user, ct) ?? await OpenAsync(user, request.Details, ct);
            seller.AcceptTerms(clock.GetUtcNow());
            var application = SellerApplication.Make(user, seller.Id, request.Details);
            db.SellerApplications.Add(application);
            await db.SaveChangesAsync(ct);
            return new Written(application.Id.Value);
        },
        cancellationToken);

    private async Task<Seller?> RejectedAsync(UserId user, CancellationToken ct)
    {
        var seller = await db.Sellers.Where(seller => seller.Status == SellerStatus.Rejected && db.SellerMembers.Any(member => member.SellerId == seller.Id && member.UserId == user && member.Role == SellerRole.Owner))
            .OrderBy(seller => seller.Id).FirstOrDefaultAsync(ct);
        seller?.Move(SellerStatus.Pending, SellerMoves.OfOwner, reason: null, clock.GetUtcNow());
        return seller;
    }

    private async Task<Seller> OpenAsync(UserId user, ApplicationDetails details, CancellationToken ct)
    {
        var name = Require.Text(details.BusinessName, Seller.MaxNameLength, "businessName");
        var seller = Seller.Register(new SellerDetails(name, await FreeSlugAsync(name, ct), name) { ContactPhone = details.Phone }, store.Currency);
        db.Sellers.Add(seller);
        db.SellerMembers.Add(SellerMember.Join(seller.Id, user, SellerRole.Owner));
        db.KycCases.Add(KycCase.Open(seller.Id, sellers.RequiredDocuments));
        return seller;
    }

    private async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var slug = Slug.From(name) ?? "seller";
        return await db.Sellers.AnyAsync(seller => seller.Slug == slug, ct) ? $"{slug[..Math.Min(slug.Length, Require.MaxSlugLength - 9)]}-{Guid.CreateVersion7().ToString("N")[^8..]}" : slug;
    }
}
