using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>Proving a second time who one is: authenticators, recovery codes, codes by mail and SMS.</summary>
internal static class SecondFactorResources
{
    private static readonly StringFormat Code = new(40, minLength: 1);

    public static ResourceType Devices { get; } = Resource.Type<TotpDeviceView, TotpDeviceId>("totpDevices", device => device.Id, type =>
    {
        type.Describe("An authenticator app (RFC 6238). The secret and the text of a QR code are in meta.secret and meta.uri of the answer that made it. It counts once otpVerifications has brought a code of it back; from then on signing in needs one.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Buyer);
        type.HoldsSecrets();
        type.Alone();
        type.Attribute("name", device => device.Name, new StringFormat(TotpDevice.MaxNameLength, minLength: 1)).CreateOnly(required: true);
        type.Attribute("isConfirmed", device => device.IsConfirmed, BooleanFormat.Instance);
        type.Timestamps(device => device.CreatedAt, device => device.UpdatedAt);
        type.ToOne("user", device => device.UserId, "users");
        type.Create(body => new PairTotpCommand(body.Required<string>("name")));
        type.Delete(id => new RemoveTotpCommand(new(id)));
    });

    public static ResourceType RecoveryCodes { get; } = Resource.Type<RecoveryCodeSetView, RecoveryCodeSetId>("recoveryCodeSets", set => set.Id, type =>
    {
        type.Describe("Ten codes for who has lost the authenticator, each good once, in meta.codes of the answer that made them. A new set ends the old one.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Buyer);
        type.HoldsSecrets();
        type.Alone();
        type.Attribute("remaining", set => set.Remaining, IntegerFormat.Any).Derived();
        type.Timestamps(set => set.CreatedAt, set => set.UpdatedAt);
        type.ToOne("user", set => set.UserId, "users");
        type.Create(_ => new IssueRecoveryCodesCommand());
    });

    public static ResourceType Challenges { get; } = Resource.Type<OtpChallengeView, OneTimeCodeId>("otpChallenges", challenge => challenge.Id, type =>
    {
        type.Describe("A code of six digits that went to the caller's address or number: ten minutes, five tries, ten codes an hour.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.TriesCount();
        type.Attribute("purpose", challenge => challenge.Purpose, EnumFormat<CodePurpose>.Instance).CreateOnly(required: true);
        type.Attribute("channel", challenge => challenge.Channel, EnumFormat<CodeChannel>.Instance).CreateOnly(required: true);
        type.Input("destination", UserResources.Address).CreateOnly();
        type.Attribute("maskedDestination", challenge => challenge.MaskedDestination, StringFormat.Any);
        type.Attribute("triesLeft", challenge => challenge.TriesLeft, IntegerFormat.Any);
        type.Attribute("expiresAt", challenge => challenge.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(challenge => challenge.CreatedAt, updatedAt: null);
        type.Create(body => new AskForCodeCommand(body.Required<CodePurpose>("purpose"), body.Required<CodeChannel>("channel"), body.Get<string>("destination")));
    });

    public static ResourceType Verifications { get; } = Resource.Type<OtpVerificationView, OneTimeCodeId>("otpVerifications", verification => verification.Id, type =>
    {
        type.Describe("Brings a code back: of a challenge, or the first one of a new authenticator.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.TriesCount();
        type.Input("code", Code).CreateOnly(required: true);
        type.Attribute("verifiedAt", verification => verification.VerifiedAt, TimestampFormat.Instance);
        type.Timestamps(verification => verification.CreatedAt, updatedAt: null);
        type.ToOne("challenge", verification => verification.ChallengeId, "otpChallenges").CreateOnly().JudgedByCommand();
        type.ToOne("totpDevice", verification => verification.TotpDeviceId, "totpDevices").CreateOnly().JudgedByCommand();
        type.Create(body => new BringCodeCommand(body.Required<string>("code"), body.One<OneTimeCodeId>("challenge"), body.One<TotpDeviceId>("totpDevice")));
    });
}
