using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;

namespace Marketplace.Application.Sellers.Views;

public sealed record SellerApplicationView : IView
{
    public SellerApplicationId Id { get; init; }

    public bool AcceptsTerms { get; init; }

    public int Revision { get; init; }

    public UserId ApplicantId { get; init; }

    public SellerId SellerId { get; init; }

    public string BusinessName { get; init; } = "";

    public string Description { get; init; } = "";

    public string Country { get; init; } = "";

    public string? Phone { get; init; }

    public ApplicationStatus Status { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record SellerMemberView : IView
{
    public SellerMemberId Id { get; init; }

    public int Revision { get; init; }

    public SellerId SellerId { get; init; }

    public UserId UserId { get; init; }

    public SellerRole Role { get; init; }

    public string Name { get; init; } = "";

    public string Email { get; init; } = "";

    public DateTimeOffset JoinedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public enum InvitationStatus { Pending, Accepted, Expired }

public sealed record SellerInvitationView : IView
{
    public SellerInvitationId Id { get; init; }

    public int Revision { get; init; }

    public string Email { get; init; } = "";

    public SellerRole Role { get; init; }

    public InvitationStatus Status { get; init; }

    public UserId InvitedBy { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The deed of following an invitation; known by the invitation.</summary>
public sealed record SellerInvitationAcceptanceView : IView
{
    public SellerInvitationId Id { get; init; }

    public int Revision { get; init; }

    public SellerMemberId MemberId { get; init; }

    public SellerId SellerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record SellerClosureView : IView
{
    public SellerClosureId Id { get; init; }

    public int Revision { get; init; }

    public SellerId SellerId { get; init; }

    public ShopId? ShopId { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string? Message { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
