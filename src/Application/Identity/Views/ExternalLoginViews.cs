using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity.Views;

/// <summary>A way to a provider and back.</summary>
public sealed record ExternalLoginAttemptView : IView
{
    public ExternalLoginAttemptId Id { get; init; }

    public int Revision { get; init; }

    public ExternalProvider Provider { get; init; }

    public string RedirectUri { get; init; } = "";

    public string CodeChallenge { get; init; } = "";

    /// <summary>Where the browser goes; told when the attempt is made, and to nobody later.</summary>
    public string? AuthorizationUrl { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An account at a provider by which a person may sign in here.</summary>
public sealed record ExternalLoginView : IView
{
    public ExternalLoginId Id { get; init; }

    public int Revision { get; init; }

    public UserId UserId { get; init; }

    public ExternalProvider Provider { get; init; }

    public string? Email { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
