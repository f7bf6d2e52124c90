using Marketplace.Domain.Common;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>A person's part in a seller.</summary>
public sealed record Membership
{
    public SellerId SellerId { get; init; }

    public UserId UserId { get; init; }
}

/// <summary>Who acts for which seller.</summary>
public interface ISellerPeople
{
    /// <summary>All memberships, to be joined with in a query.</summary>
    IQueryable<Membership> Memberships { get; }

    /// <summary>The system role of a member; null for strangers.</summary>
    Task<RoleId?> RoleOfAsync(UserId user, SellerId seller, CancellationToken ct);

    /// <summary>The sellers that somebody may act for, whatever state they are in.</summary>
    Task<IReadOnlyList<SellerId>> SellersOfAsync(UserId user, CancellationToken ct);
}
