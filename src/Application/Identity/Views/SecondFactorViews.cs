using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity.Views;

public sealed record TotpDeviceView : IView
{
    public TotpDeviceId Id { get; init; }

    public int Revision { get; init; }

    public UserId UserId { get; init; }

    public string Name { get; init; } = "";

    public bool IsConfirmed { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record RecoveryCodeSetView : IView
{
    public RecoveryCodeSetId Id { get; init; }

    public int Revision { get; init; }

    public UserId UserId { get; init; }

    public int Remaining { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A code that was sent to somebody.</summary>
public sealed record OtpChallengeView : IView
{
    public OneTimeCodeId Id { get; init; }

    public int Revision { get; init; }

    public CodePurpose Purpose { get; init; }

    public CodeChannel Channel { get; init; }

    public string MaskedDestination { get; init; } = "";

    public int TriesLeft { get; init; }

    /// <summary>Whether its tries are counted beside the database.</summary>
    public bool IsKeptElsewhere { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The deed of bringing back a code; known by the challenge or the device.</summary>
public sealed record OtpVerificationView : IView
{
    public OneTimeCodeId Id { get; init; }

    public int Revision { get; init; }

    public OneTimeCodeId? ChallengeId { get; init; }

    public TotpDeviceId? TotpDeviceId { get; init; }

    public DateTimeOffset VerifiedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
