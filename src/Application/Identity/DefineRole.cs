using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

public sealed record DefineRoleCommand(string Name, Audience Surface, string? Description, IReadOnlyList<PermissionId> Permissions) : ICommand<Written>;

internal sealed class DefineRoleHandler(IIdentityDb db, RoleGrants grants) : IRequestHandler<DefineRoleCommand, Written>
{
    public async Task<Written> Handle(DefineRoleCommand command, CancellationToken ct)
    {
        var role = Role.Define(command.Name, command.Surface, command.Description, await db.NamesOfAsync(command.Permissions, ct));
        grants.EnsureHeld(role.Permissions);
        db.Roles.Add(role);
        await db.SaveChangesAsync(ct);
        return new Written(role.Id.Value);
    }
}

public sealed record ChangeRoleCommand(RoleId Id) : ICommand<Written>
{
    public Optional<string> Name { get; init; }

    public Optional<string?> Description { get; init; }

    public Optional<IReadOnlyList<PermissionId>> Permissions { get; init; }
}

internal sealed class ChangeRoleHandler(IIdentityDb db, RoleGrants grants) : IRequestHandler<ChangeRoleCommand, Written>
{
    public async Task<Written> Handle(ChangeRoleCommand command, CancellationToken ct)
    {
        var role = await db.Roles.SingleAsync(candidate => candidate.Id == command.Id, ct);
        var before = role.Permissions;
        var after = command.Permissions.IsPresent ? await db.NamesOfAsync(command.Permissions.Value, ct) : before;
        role.Change(command.Name.Or(role.Name), command.Description.Or(role.Description), after);
        grants.EnsureHeld(after.Except(before).Concat(before.Except(after)));
        await db.SaveChangesAsync(ct);
        return new Written(role.Id.Value);
    }
}

public sealed record DeleteRoleCommand(RoleId Id) : ICommand<Unit>;

internal sealed class DeleteRoleHandler(IIdentityDb db) : IRequestHandler<DeleteRoleCommand, Unit>
{
    public async Task<Unit> Handle(DeleteRoleCommand command, CancellationToken ct)
    {
        var role = await db.Roles.SingleAsync(candidate => candidate.Id == command.Id, ct);
        Ensure.That(!role.IsSystem, UserErrors.SystemRole);
        Ensure.That(!await db.Users.AnyAsync(user => user.Roles.Any(held => held.RoleId == command.Id), ct), UserErrors.RoleInUse);
        db.Roles.Remove(role);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal static class PermissionNames
{
    extension(IIdentityDb db)
    {
        public async Task<IReadOnlyList<string>> NamesOfAsync(IReadOnlyList<PermissionId> ids, CancellationToken ct) =>
            await db.Permissions.Where(permission => ids.Contains(permission.Id)).Select(permission => permission.Name).ToListAsync(ct);
    }
}
