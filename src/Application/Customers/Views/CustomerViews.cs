using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;

namespace Marketplace.Application.Customers.Views;

public sealed record CustomerProfileView : IView
{
    public BuyerId Id { get; init; }

    public int Revision { get; init; }

    public UserId? UserId { get; init; }

    public string DisplayName { get; init; } = "";

    public string Email { get; init; } = "";

    public string? Phone { get; init; }

    public bool IsClaimed { get; init; }

    public string? Preferences { get; init; }

    public Consents Consents { get; init; } = Consents.None;

    /// <summary>With this seller on its surface.</summary>
    public int OrderCount { get; init; }

    public long SpentTotalMinor { get; init; }

    public string Currency { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record CustomerAddressView : IView
{
    public CustomerAddressId Id { get; init; }

    public int Revision { get; init; }

    public BuyerId ProfileId { get; init; }

    public string? Label { get; init; }

    public string Country { get; init; } = "";

    public Address Address { get; init; } = null!;

    public bool IsDefaultShipping { get; init; }

    public bool IsDefaultBilling { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record PrivacyRequestView : IView
{
    public PrivacyRequestId Id { get; init; }

    public int Revision { get; init; }

    public UserId UserId { get; init; }

    public PrivacyKind Kind { get; init; }

    public string? Note { get; init; }

    public PrivacyStatus Status { get; init; }

    public DateOnly DueOn { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>The exported data (JSON), for its owner.</summary>
    public UploadId? FileId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record WishlistView : IView
{
    public WishlistId Id { get; init; }

    public int Revision { get; init; }

    public BuyerId ProfileId { get; init; }

    public string Name { get; init; } = "";

    public bool IsDefault { get; init; }

    /// <summary>Of what can be seen now.</summary>
    public int ItemCount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record WishlistItemView : IView
{
    public WishlistItemId Id { get; init; }

    public int Revision { get; init; }

    public WishlistId WishlistId { get; init; }

    public ProductId ProductId { get; init; }

    /// <summary>Null also where the listing can be seen no more.</summary>
    public ListingId? ListingId { get; init; }

    public string? Note { get; init; }

    public long? PriceMinor { get; init; }

    public string? Currency { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
