using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity.Contracts;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

internal sealed class SellerPeople(ISellersDb db) : ISellerPeople
{
    public IQueryable<Membership> Memberships => db.SellerMembers.Select(member => new Membership { SellerId = member.SellerId, UserId = member.UserId });

    public async Task<RoleId?> RoleOfAsync(UserId user, SellerId seller, CancellationToken ct) =>
        await db.SellerMembers.Where(member => member.UserId == user && member.SellerId == seller).Select(member => (SellerRole?)member.Role).SingleOrDefaultAsync(ct) switch
        {
            SellerRole.Owner => SellerRoles.Owner,
            SellerRole.Manager => SellerRoles.Manager,
            SellerRole.Staff => SellerRoles.Staff,
            _ => null,
        };

    public async Task<IReadOnlyList<SellerId>> SellersOfAsync(UserId user, CancellationToken ct) =>
        await db.SellerMembers.Where(member => member.UserId == user).OrderBy(member => member.Id).Select(member => member.SellerId).ToListAsync(ct);
}
