using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Identity.Views;

public enum ApiKeyStatus { Active, Rotating, Revoked, Expired }

/// <summary>A key for a program; its secret is told once, when it is made.</summary>
public sealed record ApiKeyView : IView
{
    public AccessKeyId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlyList<string> AllowedIps { get; init; } = [];

    public DateTimeOffset? ExpiresAt { get; init; }

    public string Prefix { get; init; } = "";

    public ApiKeyStatus Status { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public SellerId? SellerId { get; init; }

    public UserId? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The deed of replacing a key; known by the old one.</summary>
public sealed record ApiKeyRotationView : IView
{
    public AccessKeyId Id { get; init; }

    public int Revision { get; init; }

    public AccessKeyId NewKeyId { get; init; }

    public DateTimeOffset GraceEndsAt { get; init; }

    public TimeSpan GracePeriod { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
