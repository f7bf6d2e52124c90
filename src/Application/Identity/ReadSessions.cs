using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Live sessions: one's own, for admins everybody's.</summary>
internal sealed class ReadSessions(IIdentityDb db, ICaller caller, TimeProvider clock) :
    IRequestHandler<Read<SessionView>, Page<SessionView>>,
    IRequestHandler<Read<SessionRenewalView>, Page<SessionRenewalView>>,
    IRequestHandler<Read<DeedView>, Page<DeedView>>
{
    public Task<Page<SessionView>> Handle(Read<SessionView> request, CancellationToken cancellationToken)
    {
        var (now, current) = (clock.GetUtcNow(), caller.SessionId);
        return Visible.AsNoTracking().Where(session => session.EndedAt == null && session.RefreshEndsAt > now)
            .Select(session => new SessionView
            {
                Id = session.Id,
                Revision = session.Version,
                UserId = session.UserId,
                SellerId = session.SellerId,
                Audience = session.Audience,
                Transport = session.Transport,
                DeviceName = session.DeviceName,
                RefreshExpiresAt = session.RefreshEndsAt,
                IpAddress = session.IpAddress,
                UserAgent = session.UserAgent,
                LastUsedAt = session.LastUsedAt,
                IsCurrent = session.Id == current,
                CreatedAt = session.CreatedAt,
                UpdatedAt = session.UpdatedAt,
            })
            .PageAsync(request, cancellationToken);
    }

    /// <summary>A renewal is known by its session, at the time when it was last renewed.</summary>
    public Task<Page<SessionRenewalView>> Handle(Read<SessionRenewalView> request, CancellationToken cancellationToken) => Visible.AsNoTracking().Where(session => session.EndedAt == null)
        .Select(session => new SessionRenewalView
        {
            Id = session.Id,
            Revision = session.Version,
            SellerId = session.SellerId,
            Audience = session.Audience,
            ExpiresAt = session.LastUsedAt,
            RefreshExpiresAt = session.RefreshEndsAt,
            CreatedAt = session.LastUsedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<DeedView>> Handle(Read<DeedView> request, CancellationToken cancellationToken) => db.Users.AsNoTracking().Where(user => user.Id == caller.UserId)
        .Select(user => new DeedView { UserId = user.Id, Revision = user.Version, CreatedAt = user.UpdatedAt })
        .PageAsync(request, cancellationToken);

    private IQueryable<Session> Visible => caller.Surface switch
    {
        Surface.Admin => db.Sessions,
        Surface.Public => db.Sessions.Where(session => session.UserId == caller.UserId),
        _ => db.Sessions.Where(_ => false),
    };
}
