using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Whether admins need a second factor; decided by the operator.</summary>
public sealed record SecondFactorPolicy(bool IsRequiredOfAdmins);

/// <summary>
/// The second proof of a sign-in: a code of the person's authenticator, one of the recovery codes, or, for admins without a device, a code by mail.
/// Whoever has a device is asked for it.
/// </summary>
internal sealed class SecondFactor(IIdentityDb db, IFieldProtector protector, ISecretDigest digest, CodeDesk codes, SecondFactorPolicy policy, TimeProvider clock)
{
    public const string SecretPurpose = "totp";

    /// <summary>Refuses a sign-in that lacks the second proof. Saves what the try used up.</summary>
    public async Task EnsureAsync(User user, string? code, OneTimeCodeId? challenge, CancellationToken ct)
    {
        var devices = await db.TotpDevices.Where(device => device.UserId == user.Id && device.ConfirmedAt != null).ToListAsync(ct);
        if (devices.Count == 0 && !(policy.IsRequiredOfAdmins && user.Roles.Count > 0)) return;

        if (code is null) throw new DomainException(devices.Count > 0 ? Required(issued: null) : await ByMailAsync(user, ct));
        var isRight = devices.Count > 0 ? await TakeAsync(user, devices, code, ct) : await TryMailedAsync(user, code, challenge, ct);
        Ensure.That(isRight, UserErrors.WrongCredentials);
    }

    public string HashOf(UserId user, string recoveryCode) => digest.Of("recovery", $"{user.Value:N}{recoveryCode.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()}");

    public byte[] SecretOf(TotpDevice device) => protector.Unprotect(device.SealedSecret, SecretPurpose);

    private async Task<bool> TakeAsync(User user, List<TotpDevice> devices, string code, CancellationToken ct)
    {
        var isRight = devices.Exists(device => device.Take(code, SecretOf(device), clock.GetUtcNow()));
        if (!isRight && await db.RecoveryCodeSets.SingleOrDefaultAsync(set => set.UserId == user.Id, ct) is { } recovery) isRight = recovery.Take(HashOf(user.Id, code));
        await db.SaveChangesAsync(ct); // two who use one code at once: the later save is refused
        return isRight;
    }

    private async Task<DomainError> ByMailAsync(User user, CancellationToken ct)
    {
        var (code, issued) = await codes.IssueAsync(CodePurpose.SignIn, CodeChannel.Email, user.Id, user.Email, ct);
        codes.Send(new(MessageChannel.Email, user.Email, $"{code} is your code to sign in", $"Enter {code} to sign in. The code is good for ten minutes. If it was not you, change your password: somebody knows it.") { GoodUntil = issued.ExpiresAt });
        await db.SaveChangesAsync(ct);
        return Required(issued.Id);
    }

    private async Task<bool> TryMailedAsync(User user, string code, OneTimeCodeId? challenge, CancellationToken ct) =>
        await db.OneTimeCodes.SingleOrDefaultAsync(candidate => candidate.Id == challenge && candidate.UserId == user.Id && candidate.Purpose == CodePurpose.SignIn, ct) is { } issued && await codes.TryAsync(issued, code, ct);

    private static DomainError Required(OneTimeCodeId? issued) => new(ErrorKind.Forbidden, "mfa_required", "Sign in again with otpCode, and with challenge where one is named.")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["channel"] = issued is null ? "totp" : "email", ["challenge"] = issued?.Value.ToString() },
    };
}
