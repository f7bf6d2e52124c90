namespace Marketplace.Domain.Identity;

/// <summary>
/// How often somebody tried to sign in to an account from somewhere and failed. Each network address has a count of its own, and all addresses from which
/// the owner never came share another: whoever guesses from many places is stopped, and the owner at home is not.
/// </summary>
public sealed class SignInTries
{
    public const int MaxFromOneAddress = 10;
    public const int MaxFromElsewhere = 10;
    public const int KeyLength = 64;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private SignInTries() { } // EF Core

    /// <summary>A digest of the account and the place.</summary>
    public string Key { get; private init; } = "";

    public int Count { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public static SignInTries Begin(string key, DateTimeOffset now) => new() { Key = key, Count = 1, EndsAt = now + Window };
}
