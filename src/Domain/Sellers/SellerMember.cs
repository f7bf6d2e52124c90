using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

public enum SellerRole { Owner, Manager, Staff }

/// <summary>A person who acts for a seller; one person may do so for several.</summary>
public sealed class SellerMember : AggregateRoot, IAudited
{
    private SellerMember() { } // EF Core

    public string? AuditedAs => "sellerMembers";

    public SellerMemberId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    public UserId UserId { get; private init; }

    public SellerRole Role { get; private set; }

    public static SellerMember Join(SellerId seller, UserId user, SellerRole role) => new() { Id = SellerMemberId.New(), SellerId = seller, UserId = user, Role = role };

    public void Become(SellerRole role) => Role = role;
}
