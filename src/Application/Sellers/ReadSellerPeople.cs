using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Applications, members, invitations: in public one's own, for a seller its own, for admins all.</summary>
internal sealed class ReadSellerPeople(ISellersDb db, ICaller caller, IPeople people, TimeProvider clock) :
    IRequestHandler<Read<SellerApplicationView>, Page<SellerApplicationView>>,
    IRequestHandler<Read<SellerMemberView>, Page<SellerMemberView>>,
    IRequestHandler<Read<SellerInvitationView>, Page<SellerInvitationView>>,
    IRequestHandler<Read<SellerInvitationAcceptanceView>, Page<SellerInvitationAcceptanceView>>
{
    private IQueryable<SellerApplication> Applications => caller.Surface switch
    {
        Surface.Admin => db.SellerApplications,
        Surface.Public => db.SellerApplications.Where(application => application.ApplicantId == caller.UserId),
        _ => db.SellerApplications.Where(_ => false),
    };

    private IQueryable<SellerMember> Members => caller.Surface switch
    {
        Surface.Admin => db.SellerMembers,
        Surface.Seller => db.SellerMembers.Where(member => member.SellerId == caller.SellerId),
        _ => db.SellerMembers.Where(member => member.UserId == caller.UserId),
    };

    public Task<Page<SellerApplicationView>> Handle(Read<SellerApplicationView> request, CancellationToken cancellationToken) => Applications.AsNoTracking()
        .Select(application => new SellerApplicationView
        {
            Id = application.Id,
            Revision = application.Version,
            ApplicantId = application.ApplicantId,
            SellerId = application.SellerId,
            AcceptsTerms = application.AcceptsTerms,
            BusinessName = application.BusinessName,
            Description = application.Description,
            Country = application.Country,
            Phone = application.Phone,
            Status = application.Status,
            DecisionReason = application.DecisionReason,
            DecidedAt = application.DecidedAt,
            CreatedAt = application.CreatedAt,
            UpdatedAt = application.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<SellerMemberView>> Handle(Read<SellerMemberView> request, CancellationToken cancellationToken) => Members.AsNoTracking()
        .Join(people.Named, member => member.UserId, person => person.Id, (member, person) => new SellerMemberView
        {
            Id = member.Id,
            Revision = member.Version,
            SellerId = member.SellerId,
            UserId = member.UserId,
            Role = member.Role,
            Name = person.Name,
            Email = person.Email,
            JoinedAt = member.CreatedAt,
            UpdatedAt = member.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<SellerInvitationView>> Handle(Read<SellerInvitationView> request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.SellerInvitations.AsNoTracking().Where(invitation => invitation.SellerId == caller.SellerId)
            .Select(invitation => new SellerInvitationView
            {
                Id = invitation.Id,
                Revision = invitation.Version,
                Email = invitation.Email,
                Role = invitation.Role,
                Status = invitation.AcceptedAt != null ? InvitationStatus.Accepted : invitation.ExpiresAt <= now ? InvitationStatus.Expired : InvitationStatus.Pending,
                InvitedBy = invitation.InvitedBy,
                ExpiresAt = invitation.ExpiresAt,
                CreatedAt = invitation.CreatedAt,
                UpdatedAt = invitation.UpdatedAt,
            })
            .PageAsync(request, cancellationToken);
    }

    /// <summary>Who followed an invitation is its seller's member now.</summary>
    public Task<Page<SellerInvitationAcceptanceView>> Handle(Read<SellerInvitationAcceptanceView> request, CancellationToken cancellationToken) =>
        db.SellerInvitations.AsNoTracking().Where(invitation => invitation.AcceptedAt != null)
            .Join(db.SellerMembers.Where(member => member.UserId == caller.UserId), invitation => invitation.MemberId, member => (SellerMemberId?)member.Id, (invitation, member) => new SellerInvitationAcceptanceView
            {
                Id = invitation.Id,
                Revision = invitation.Version,
                MemberId = member.Id,
                SellerId = member.SellerId,
                CreatedAt = member.CreatedAt,
            })
            .PageAsync(request, cancellationToken);
}
