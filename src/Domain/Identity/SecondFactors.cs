using Marketplace.Domain.Common;
using Marketplace.Domain.Identity.Contracts;

namespace Marketplace.Domain.Identity;

/// <summary>An authenticator app of a user. It counts once it has shown a right code.</summary>
public sealed class TotpDevice : AggregateRoot
{
    public const int MaxNameLength = 60;
    public const int MaxPerUser = 10;

    private TotpDevice() { } // EF Core

    public TotpDeviceId Id { get; private init; }

    public UserId UserId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>The secret, encrypted.</summary>
    public byte[] SealedSecret { get; private init; } = [];

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>The step of the code that was taken last; an older or the same one is not taken again.</summary>
    public long LastStep { get; private set; }

    public static TotpDevice Pair(UserId user, string name, byte[] sealedSecret)
    {
        var device = new TotpDevice { Id = TotpDeviceId.New(), UserId = user, Name = Require.Text(name, MaxNameLength, "name"), SealedSecret = sealedSecret };
        device.Raise(new SecondFactorChanged(user, "paired"));
        return device;
    }

    /// <summary>Whether the code is right and was not used before; it is used up then.</summary>
    public bool Take(string code, byte[] secret, DateTimeOffset now)
    {
        if (Totp.StepOf(code, secret, now) is not { } step || step <= LastStep) return false;
        LastStep = step;
        return true;
    }

    public void Confirm(DateTimeOffset now)
    {
        ConfirmedAt ??= now;
        Raise(new SecondFactorChanged(UserId, "confirmed"));
    }

    public void Unpair() => Raise(new SecondFactorChanged(UserId, "removed"));
}

/// <summary>Codes on paper for who has lost the device; each is good once. A new set ends the old one.</summary>
public sealed class RecoveryCodeSet : AggregateRoot
{
    public const int Count = 10;

    private RecoveryCodeSet() { } // EF Core

    public RecoveryCodeSetId Id { get; private init; }

    public UserId UserId { get; private init; }

    /// <summary>Digests of the codes that are left.</summary>
    public IReadOnlyList<string> Hashes { get; private set; } = [];

    public static RecoveryCodeSet Issue(UserId user, IReadOnlyList<string> hashes)
    {
        var set = new RecoveryCodeSet { Id = RecoveryCodeSetId.New(), UserId = user, Hashes = hashes };
        set.Raise(new SecondFactorChanged(user, "recoveryCodesIssued"));
        return set;
    }

    public bool Take(string hash)
    {
        if (!Hashes.Contains(hash, StringComparer.Ordinal)) return false;
        Hashes = [.. Hashes.Where(left => left != hash)];
        Raise(new SecondFactorChanged(UserId, "recoveryCodeUsed"));
        return true;
    }
}
