using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity.Views;

/// <summary>A sign-in. The tokens are there once, in the answer to the request that made them.</summary>
public sealed record SessionView : IView
{
    public SessionId Id { get; init; }

    public int Revision { get; init; }

    public UserId UserId { get; init; }

    public SellerId? SellerId { get; init; }

    /// <summary>Named when signing in, and not kept.</summary>
    public OneTimeCodeId? ChallengeId { get; init; }

    public IReadOnlyList<Audience> Audience { get; init; } = [];

    public SessionTransport Transport { get; init; }

    public string? DeviceName { get; init; }

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public string? TokenType { get; init; }

    /// <summary>Of the access token; set with it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset RefreshExpiresAt { get; init; }

    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    public bool IsCurrent { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static SessionView Of(Session session, SessionTokens tokens, bool isCurrent) => new()
    {
        Id = session.Id,
        Revision = session.Version,
        UserId = session.UserId,
        SellerId = session.SellerId,
        Audience = session.Audience,
        Transport = session.Transport,
        DeviceName = session.DeviceName,
        AccessToken = session.Transport is SessionTransport.Bearer ? tokens.AccessToken : null,
        RefreshToken = session.Transport is SessionTransport.Bearer ? tokens.RefreshToken : null,
        TokenType = "Bearer",
        ExpiresAt = tokens.ExpiresAt,
        RefreshExpiresAt = tokens.RefreshExpiresAt,
        IpAddress = session.IpAddress,
        UserAgent = session.UserAgent,
        LastUsedAt = session.LastUsedAt,
        IsCurrent = isCurrent,
        CreatedAt = session.CreatedAt,
        UpdatedAt = session.UpdatedAt,
    };
}

/// <summary>The deed of trading a refresh token for the next one; kept nowhere.</summary>
public sealed record SessionRenewalView : IView
{
    public SessionId Id { get; init; }

    public int Revision { get; init; }

    public SellerId? SellerId { get; init; }

    public IReadOnlyList<Audience> Audience { get; init; } = [];

    public string? AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset RefreshExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
