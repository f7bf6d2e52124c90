using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Domain.UnitTests.Identity;

public class RoleTests
{
    [Fact]
    public void Every_role_of_the_system_holds_what_the_catalogue_lists()
    {
        foreach (var role in SystemRoles.All())
        {
            role.Permissions.Where(permission => permission != Permissions.Everything).ShouldAllBe(permission => Permissions.IsKnown(role.Surface, permission), role.Name);
        }

        SystemRoles.All().Select(role => role.Id).Distinct().Count().ShouldBe(SystemRoles.All().Count);
    }

    [Fact]
    public void A_role_holds_nothing_of_another_surface_and_nothing_unheard_of()
    {
        Refusal(() => Role.Define("Odd", Audience.Seller, description: null, ["read:audit"])).ShouldBe(UserErrors.UnknownPermission);
        Refusal(() => Role.Define("Odd", Audience.Admin, description: null, [Permissions.Everything])).ShouldBe(UserErrors.UnknownPermission);
    }

    [Fact]
    public void The_roles_of_the_system_are_fixed() =>
        Refusal(() => SystemRoles.All()[0].Change("Mine", description: null, [])).ShouldBe(UserErrors.SystemRole);

    [Fact]
    public void An_entry_has_the_same_id_everywhere_and_no_other_has_it()
    {
        var ids = Permissions.All.Select(permission => PermissionEntry.IdOf(permission.Surface, permission.Name)).ToList();

        ids.Distinct().Count().ShouldBe(Permissions.All.Count);
        PermissionEntry.IdOf(Audience.Admin, "read:orders").ShouldBe(PermissionEntry.IdOf(Audience.Admin, "read:orders"));
    }

    private static DomainError Refusal(Action action) => Should.Throw<DomainException>(action).Error;
}
