using Marketplace.Domain.Common;

namespace Marketplace.Domain.Identity;

public enum ExternalProvider { Google, Facebook }

/// <summary>What a provider says of somebody who signed in there.</summary>
/// <param name="Subject">The provider's own name for the person, which never changes.</param>
/// <param name="EmailVerified">Whether the provider vouches for the address; where it says nothing it does not.</param>
public sealed record ExternalIdentity(ExternalProvider Provider, string Subject, string? Email, bool EmailVerified, string? Name);

/// <summary>An account at a provider by which a person may sign in here.</summary>
public sealed class ExternalLogin : AggregateRoot, IAudited
{
    public const int MaxSubjectLength = 255;

    private ExternalLogin() { } // EF Core

    public string? AuditedAs => "externalLogins";

    public ExternalLoginId Id { get; private init; }

    public UserId UserId { get; private init; }

    public ExternalProvider Provider { get; private init; }

    public string Subject { get; private init; } = "";

    /// <summary>As the provider told it when the accounts were linked.</summary>
    public string? Email { get; private init; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public static ExternalLogin Link(UserId user, ExternalIdentity identity, DateTimeOffset now) => new()
    {
        Id = ExternalLoginId.New(),
        UserId = user,
        Provider = identity.Provider,
        Subject = Require.Text(identity.Subject, MaxSubjectLength, "authorizationCode"),
        Email = identity.Email,
        LastUsedAt = now,
    };

    public void Used(DateTimeOffset now) => LastUsedAt = now;
}
