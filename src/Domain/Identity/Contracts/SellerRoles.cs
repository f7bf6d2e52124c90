using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity.Contracts;

/// <summary>The roles of the system that members of a seller have.</summary>
public static class SellerRoles
{
    public static RoleId Owner => SystemRoles.Owner;

    public static RoleId Manager => SystemRoles.Manager;

    public static RoleId Staff => SystemRoles.Staff;
}
