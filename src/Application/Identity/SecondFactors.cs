using System.Globalization;
using System.Security.Cryptography;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>A new authenticator; its secret is told once and counts when a code has come back.</summary>
public sealed record PairTotpCommand(string Name) : ICommand<Written>;

public sealed record RemoveTotpCommand(TotpDeviceId Id) : ICommand<Unit>;

public sealed record IssueRecoveryCodesCommand : ICommand<Written>;

internal sealed class SecondFactorHandlers(IIdentityDb db, ICaller caller, IFieldProtector protector, SecondFactor factor, StoreOptions store) :
    IRequestHandler<PairTotpCommand, Written>, IRequestHandler<RemoveTotpCommand, Unit>, IRequestHandler<IssueRecoveryCodesCommand, Written>
{
    private static readonly DomainError TooMany = new(ErrorKind.Conflict, "resource_in_use", $"At most {TotpDevice.MaxPerUser} devices.");

    public async Task<Written> Handle(PairTotpCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(candidate => candidate.Id == caller.UserId, ct);
        Ensure.That(await db.TotpDevices.CountAsync(device => device.UserId == user.Id, ct) < TotpDevice.MaxPerUser, TooMany);
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretBytes);
        var device = TotpDevice.Pair(user.Id, command.Name, protector.Protect(secret, SecondFactor.SecretPurpose));
        db.TotpDevices.Add(device);
        await db.SaveChangesAsync(ct);
        return new Written(device.Id.Value)
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["secret"] = Totp.Spell(secret), ["uri"] = Totp.UriOf(store.Name, user.Email, secret) },
        };
    }

    public async Task<Unit> Handle(RemoveTotpCommand command, CancellationToken ct)
    {
        var device = await db.TotpDevices.SingleAsync(candidate => candidate.Id == command.Id, ct);
        device.Unpair();
        db.TotpDevices.Remove(device);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Written> Handle(IssueRecoveryCodesCommand command, CancellationToken ct)
    {
        var user = caller.UserId ?? throw new InvalidOperationException("Only people have recovery codes.");
        var fresh = Enumerable.Range(0, RecoveryCodeSet.Count).Select(_ => RandomNumberGenerator.GetHexString(16, lowercase: true)).Select(code => string.Create(CultureInfo.InvariantCulture, $"{code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..]}")).ToList();
        db.RecoveryCodeSets.RemoveRange(await db.RecoveryCodeSets.Where(set => set.UserId == user).ToListAsync(ct));
        var issued = RecoveryCodeSet.Issue(user, [.. fresh.Select(code => factor.HashOf(user, code))]);
        db.RecoveryCodeSets.Add(issued);
        await db.SaveChangesAsync(ct);
        return new Written(issued.Id.Value) { Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["codes"] = fresh } };
    }
}

/// <summary>Asks for a code: by mail for the caller's address, by SMS for the caller's number.</summary>
/// <param name="Destination">Where the caller believes that it goes; a code goes nowhere but to the account's own address and number.</param>
public sealed record AskForCodeCommand(CodePurpose Purpose, CodeChannel Channel, string? Destination) : ICommand<Written>;

internal sealed class AskForCodeHandler(IIdentityDb db, ICaller caller, CodeDesk codes, StoreOptions store) : IRequestHandler<AskForCodeCommand, Written>
{
    private static readonly DomainError NotOffered = new(ErrorKind.Invalid, "invalid_value", "Mail verifies an address and SMS a number; a code to sign in comes with the refusal of a sign-in.", "channel");

    private static readonly DomainError NotOurs = new(ErrorKind.Invalid, "invalid_value", "Codes go to the account's own address and number only.", "destination");

    private static readonly DomainError NotCarried = new(ErrorKind.Invalid, "invalid_value", "Messages do not leave this way here.", "channel");

    private static readonly DomainError NoNumber = new(ErrorKind.Conflict, "invalid_state_transition", "The account has no telephone number.");

    public async Task<Written> Handle(AskForCodeCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(candidate => candidate.Id == caller.UserId, ct);
        var (channel, destination) = command switch
        {
            { Channel: CodeChannel.Email, Purpose: CodePurpose.EmailVerification } => (MessageChannel.Email, user.PendingEmail ?? user.Email),
            { Channel: CodeChannel.Email, Purpose: CodePurpose.StepUp } => (MessageChannel.Email, user.Email),
            { Channel: CodeChannel.Sms, Purpose: CodePurpose.PhoneVerification } => (MessageChannel.Sms, user.Phone ?? throw new DomainException(NoNumber)),
            _ => throw new DomainException(NotOffered),
        };
        Ensure.That(codes.CanSend(channel), NotCarried);
        Ensure.That(command.Destination is null || Email.KeyOf(command.Destination) == Email.KeyOf(destination), NotOurs);
        await codes.EnsureNotTooManyAsync(user.Id, ct);
        var (code, issued) = await codes.IssueAsync(command.Purpose, command.Channel, user.Id, destination, ct);
        codes.Send(new(channel, destination, $"{code} is your code for {store.Name}", $"Your code is {code}. It is good for ten minutes.") { GoodUntil = issued.ExpiresAt });
        await db.SaveChangesAsync(ct);
        return new Written(issued.Id.Value);
    }
}

/// <summary>Brings a code back: of a challenge, or of a new authenticator.</summary>
public sealed record BringCodeCommand(string Code, OneTimeCodeId? Challenge, TotpDeviceId? Device) : ICommand<Written>;

internal sealed class BringCodeHandler(IIdentityDb db, ICaller caller, CodeDesk codes, SecondFactor factor, TimeProvider clock) : IRequestHandler<BringCodeCommand, Written>
{
    private static readonly DomainError NamesNothing = new(ErrorKind.Invalid, "required", "A code is of a challenge or of a device.", "challenge");

    public async Task<Written> Handle(BringCodeCommand command, CancellationToken ct)
    {
        Ensure.That(command.Challenge is not null || command.Device is not null, NamesNothing);
        var user = await db.Users.SingleAsync(candidate => candidate.Id == caller.UserId, ct);
        return command.Device is { } device ? await ConfirmAsync(device, command.Code, ct) : await VerifyAsync(user, command.Challenge!.Value, command.Code, ct);
    }

    private async Task<Written> ConfirmAsync(TotpDeviceId id, string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var device = await db.TotpDevices.SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.UserId == caller.UserId, ct);
        Ensure.That(device is not null && device.Take(code, factor.SecretOf(device), now), UserErrors.StaleCode);
        device!.Confirm(now);
        await db.SaveChangesAsync(ct);
        return new Written(id.Value) { View = new OtpVerificationView { Id = new(id.Value), TotpDeviceId = id, VerifiedAt = now, CreatedAt = now } };
    }

    private async Task<Written> VerifyAsync(User user, OneTimeCodeId id, string code, CancellationToken ct)
    {
        var issued = await db.OneTimeCodes.SingleOrDefaultAsync(candidate => candidate.Id == id && candidate.UserId == user.Id, ct);
        Ensure.That(issued is not null && await codes.TryAsync(issued, code, ct), UserErrors.StaleCode);
        var now = clock.GetUtcNow();
        if (issued!.Purpose is CodePurpose.EmailVerification) user.VerifyEmail(issued.Destination, now);
        if (issued.Purpose is CodePurpose.PhoneVerification) user.VerifyPhone(issued.Destination, now);
        await db.SaveChangesAsync(ct);
        return new Written(id.Value) { View = new OtpVerificationView { Id = id, ChallengeId = id, VerifiedAt = now, CreatedAt = now } };
    }
}

/// <summary>One's own devices, codes and challenges.</summary>
internal sealed class ReadSecondFactors(IIdentityDb db, IShortLivedCodes shortLived, ICaller caller) :
    IRequestHandler<Read<TotpDeviceView>, Page<TotpDeviceView>>,
    IRequestHandler<Read<RecoveryCodeSetView>, Page<RecoveryCodeSetView>>,
    IRequestHandler<Read<OtpChallengeView>, Page<OtpChallengeView>>,
    IRequestHandler<Read<OtpVerificationView>, Page<OtpVerificationView>>
{
    public Task<Page<TotpDeviceView>> Handle(Read<TotpDeviceView> request, CancellationToken cancellationToken) => db.TotpDevices.AsNoTracking().Where(device => device.UserId == caller.UserId)
        .Select(device => new TotpDeviceView { Id = device.Id, Revision = device.Version, UserId = device.UserId, Name = device.Name, IsConfirmed = device.ConfirmedAt != null, CreatedAt = device.CreatedAt, UpdatedAt = device.UpdatedAt })
        .PageAsync(request, cancellationToken);

    public async Task<Page<RecoveryCodeSetView>> Handle(Read<RecoveryCodeSetView> request, CancellationToken cancellationToken)
    {
        var page = await db.RecoveryCodeSets.AsNoTracking().Where(set => set.UserId == caller.UserId)
            .Select(set => new RecoveryCodeSetView { Id = set.Id, Revision = set.Version, UserId = set.UserId, CreatedAt = set.CreatedAt, UpdatedAt = set.UpdatedAt })
            .PageAsync(request with { Properties = null }, cancellationToken);
        var left = await db.RecoveryCodeSets.AsNoTracking().Where(set => set.UserId == caller.UserId).ToDictionaryAsync(set => set.Id, set => set.Hashes.Count, cancellationToken);
        return page with { Items = [.. page.Items.Select(set => set with { Remaining = left[set.Id] })] };
    }

    public async Task<Page<OtpChallengeView>> Handle(Read<OtpChallengeView> request, CancellationToken cancellationToken)
    {
        var page = await db.OneTimeCodes.AsNoTracking().Where(code => code.UserId == caller.UserId && code.IsShort)
            .Select(code => new OtpChallengeView { Id = code.Id, Revision = code.Version, Purpose = code.Purpose, Channel = code.Channel, MaskedDestination = code.Destination, TriesLeft = code.TriesLeft, IsKeptElsewhere = code.Hash == "", ExpiresAt = code.ExpiresAt, CreatedAt = code.CreatedAt })
            .PageAsync(request with { Properties = null }, cancellationToken);
        var codes = new List<OtpChallengeView>(page.Items.Count);
        foreach (var code in page.Items)
        {
            codes.Add(code with { MaskedDestination = Masks.Of(code.MaskedDestination), TriesLeft = code.IsKeptElsewhere ? await shortLived.TriesLeftAsync(code.Id, cancellationToken) : code.TriesLeft });
        }

        return page with { Items = codes };
    }

    public Task<Page<OtpVerificationView>> Handle(Read<OtpVerificationView> request, CancellationToken cancellationToken) => db.OneTimeCodes.AsNoTracking().Where(code => code.UserId == caller.UserId && code.UsedAt != null)
        .Select(code => new OtpVerificationView { Id = code.Id, Revision = code.Version, ChallengeId = code.Id, VerifiedAt = code.UsedAt!.Value, CreatedAt = code.UsedAt!.Value })
        .PageAsync(request, cancellationToken);
}
