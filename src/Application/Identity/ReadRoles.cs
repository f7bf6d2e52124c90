using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Sellers see the roles and permissions of their surface, admins all.</summary>
internal sealed class ReadRoles(IIdentityDb db, ICaller caller) : IRequestHandler<Read<RoleView>, Page<RoleView>>, IRequestHandler<Read<PermissionView>, Page<PermissionView>>
{
    public async Task<Page<RoleView>> Handle(Read<RoleView> request, CancellationToken cancellationToken)
    {
        var page = await db.Roles.AsNoTracking().Where(role => caller.Surface == Surface.Admin || role.Surface == Audience.Seller)
            .Select(role => new RoleView
            {
                Id = role.Id,
                Revision = role.Version,
                Name = role.Name,
                Surface = role.Surface,
                Description = role.Description,
                IsSystem = role.IsSystem,
                Held = role.Permissions,
                CreatedAt = role.CreatedAt,
                UpdatedAt = role.UpdatedAt,
            })
            .PageAsync(request with { Properties = null }, cancellationToken);
        return page with { Items = [.. page.Items.Select(role => role with { Permissions = [.. Permissions.Spell(role.Surface, role.Held).Select(name => PermissionEntry.IdOf(role.Surface, name))] })] };
    }

    public Task<Page<PermissionView>> Handle(Read<PermissionView> request, CancellationToken cancellationToken) => db.Permissions.AsNoTracking()
        .Where(permission => caller.Surface == Surface.Admin || permission.Surface == Audience.Seller)
        .Select(permission => new PermissionView { Id = permission.Id, Name = permission.Name, Surface = permission.Surface, Description = permission.Description })
        .PageAsync(request, cancellationToken);
}
