using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>A seller's own keys; for admins all. Guests' tokens are none of these.</summary>
internal sealed class ReadApiKeys(IIdentityDb db, ICaller caller, TimeProvider clock) : IRequestHandler<Read<ApiKeyView>, Page<ApiKeyView>>, IRequestHandler<Read<ApiKeyRotationView>, Page<ApiKeyRotationView>>
{
    private IQueryable<AccessKey> Visible => caller.Surface is Surface.Admin
        ? db.AccessKeys.Where(key => key.Kind != AccessKeyKind.Guest)
        : db.AccessKeys.Where(key => key.Kind == AccessKeyKind.Seller && key.SellerId == caller.SellerId);

    public async Task<Page<ApiKeyView>> Handle(Read<ApiKeyView> request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var scopes = request.Conditions.Any(condition => condition.IsNamed) ? await Visible.AsNoTracking().Select(key => new { key.Id, key.Permissions }).ToDictionaryAsync(key => key.Id, key => key.Permissions, cancellationToken) : [];
        return await Visible.AsNoTracking().Narrow(request, Holding)
            .Select(key => new ApiKeyView
            {
                Id = key.Id,
                Revision = key.Version,
                Name = key.Name,
                Scopes = key.Permissions,
                AllowedIps = key.AllowedIps,
                ExpiresAt = key.ExpiresAt,
                Prefix = key.Prefix,
                Status = key.RevokedAt != null ? ApiKeyStatus.Revoked : key.ExpiresAt <= now || key.GraceEndsAt <= now ? ApiKeyStatus.Expired : key.GraceEndsAt != null ? ApiKeyStatus.Rotating : ApiKeyStatus.Active,
                LastUsedAt = key.LastUsedAt,
                SellerId = key.SellerId,
                CreatedBy = key.UserId,
                CreatedAt = key.CreatedAt,
                UpdatedAt = key.UpdatedAt,
            })
            .PageAsync(request, cancellationToken);

        // Scopes are kept as a list in one column, and keys are few.
        IQueryable<AccessKey> Holding(IQueryable<AccessKey> keys, Condition<ApiKeyView> condition)
        {
            var holders = scopes.Where(key => key.Value.Any(condition.Values.Contains)).Select(key => key.Key).ToList();
            return keys.Having(condition, key => holders.Contains(key.Id));
        }
    }

    public Task<Page<ApiKeyRotationView>> Handle(Read<ApiKeyRotationView> request, CancellationToken cancellationToken) => Visible.AsNoTracking().Where(key => key.ReplacedBy != null)
        .Select(key => new ApiKeyRotationView
        {
            Id = key.Id,
            Revision = key.Version,
            NewKeyId = key.ReplacedBy!.Value,
            GraceEndsAt = key.GraceEndsAt!.Value,
            GracePeriod = key.GracePeriod!.Value,
            CreatedAt = key.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
