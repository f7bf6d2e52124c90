using Marketplace.Application.Customers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>A person as somebody who sells, or wanted to. The seller itself is a business and stays, but not without an owner.</summary>
internal sealed class SellerData(ISellersDb db) : IPersonalData
{
    private static readonly DomainError StillOwner = new(ErrorKind.Conflict, "resource_in_use", "The person is the only owner of a seller: hand it over or close it first.");

    public string Section => "selling";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => new
    {
        Applications = await db.SellerApplications.AsNoTracking().Where(application => application.ApplicantId == subject.UserId)
            .Select(application => new { application.BusinessName, application.Description, application.Country, application.Phone, application.Status, application.DecisionReason, application.CreatedAt }).ToListAsync(ct),
        Memberships = await db.SellerMembers.AsNoTracking().Where(member => member.UserId == subject.UserId)
            .Select(member => new { member.SellerId, member.Role, member.CreatedAt }).ToListAsync(ct),
        Invitations = await Invitations(subject).AsNoTracking().Select(invitation => new { invitation.SellerId, invitation.Email, invitation.Role, invitation.CreatedAt, invitation.AcceptedAt }).ToListAsync(ct),
    };

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        var members = await db.SellerMembers.Where(member => member.UserId == subject.UserId).ToListAsync(ct);
        foreach (var member in members) await EnsureOwnedAsync(member, ct);
        db.SellerMembers.RemoveRange(members);
        foreach (var application in await db.SellerApplications.Where(application => application.ApplicantId == subject.UserId).ToListAsync(ct)) application.ForgetPerson();
        db.SellerInvitations.RemoveRange(await Invitations(subject).ToListAsync(ct));
    }

    private IQueryable<SellerInvitation> Invitations(DataSubject subject)
    {
        var key = Email.KeyOf(subject.Email);
        return db.SellerInvitations.Where(invitation => invitation.EmailKey == key);
    }

    private async Task EnsureOwnedAsync(SellerMember leaving, CancellationToken ct)
    {
        if (leaving.Role is not SellerRole.Owner) return;

        var sells = await db.Sellers.AnyAsync(seller => seller.Id == leaving.SellerId && seller.Status != SellerStatus.Rejected && seller.Status != SellerStatus.Closed, ct);
        Ensure.That(!sells || await db.SellerMembers.AnyAsync(other => other.SellerId == leaving.SellerId && other.Id != leaving.Id && other.Role == SellerRole.Owner, ct), StillOwner);
    }
}
