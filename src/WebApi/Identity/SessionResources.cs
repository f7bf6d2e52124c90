using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>Signing in, renewing and signing out, and what is done about passwords and addresses.</summary>
internal static class SessionResources
{
    private const int MaxTokenLength = 300;

    private static readonly StringFormat Token = new(MaxTokenLength, minLength: 1);
    private static readonly StringFormat Code = new(40, minLength: 1);
    private static readonly ListFormat<Audience> Doors = new(EnumFormat<Audience>.Instance, maxItems: 3);

    public static ResourceType Sessions { get; } = Resource.Type<SessionView, SessionId>("sessions", session => session.Id, type =>
    {
        type.Describe("A sign-in. Created with address and password, or with provider, authorizationCode, codeVerifier and redirectUri of an externalLoginAttempts; audience names the surfaces that the tokens open, seller for whom the seller surface acts. The tokens are in this one answer, or in cookies (transport: cookie). DELETE /sessions/current signs out.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Buyer, create: AccessRule.Anyone);
        type.On(Surface.Admin, Methods.ListRead | Methods.Delete, AccessRule.Permission("users"));
        type.HoldsSecrets();
        type.TriesCount();
        type.AsksOutside();
        type.CalledBy("current", Surfaces.Public, static (services, _) => Task.FromResult(services.GetRequiredService<ICaller>().SessionId?.Value));
        type.Input("email", UserResources.Address).CreateOnly();
        type.Input("password", UserResources.Password).CreateOnly();
        type.Input("provider", EnumFormat<ExternalProvider>.Instance).CreateOnly();
        type.Input("authorizationCode", ExternalLoginResources.Code).CreateOnly();
        type.Input("codeVerifier", ExternalLoginResources.Verifier).CreateOnly();
        type.Input("redirectUri", ExternalLoginResources.Address).CreateOnly();
        type.Input("otpCode", Code).CreateOnly();
        type.Attribute("audience", session => session.Audience, Doors).CreateOnly();
        type.Attribute("transport", session => session.Transport, EnumFormat<SessionTransport>.Instance).CreateOnly();
        type.Attribute("deviceName", session => session.DeviceName, new StringFormat(Session.MaxDeviceNameLength)).CreateOnly().Nullable();
        type.Attribute("accessToken", session => session.AccessToken, StringFormat.Any).Nullable();
        type.Attribute("refreshToken", session => session.RefreshToken, StringFormat.Any).Nullable();
        type.Attribute("tokenType", session => session.TokenType, StringFormat.Any).Nullable();
        type.Attribute("expiresAt", session => session.ExpiresAt, TimestampFormat.Instance);
        type.Attribute("refreshExpiresAt", session => session.RefreshExpiresAt, TimestampFormat.Instance);
        type.Attribute("ipAddress", session => session.IpAddress, StringFormat.Any);
        type.Attribute("userAgent", session => session.UserAgent, StringFormat.Any);
        type.Attribute("lastUsedAt", session => session.LastUsedAt, TimestampFormat.Instance).Sort();
        type.Attribute("isCurrent", session => session.IsCurrent, BooleanFormat.Instance);
        type.Timestamps(session => session.CreatedAt, session => session.UpdatedAt);
        type.ToOne("user", session => session.UserId, "users");
        type.ToOne("seller", session => session.SellerId, "sellers").CreateOnly().JudgedByCommand();
        type.ToOne("challenge", session => session.ChallengeId, "otpChallenges").CreateOnly().JudgedByCommand().Describe("That of the refusal mfa_required.");
        type.FilterId("user", session => session.UserId, Surfaces.Admin);
        type.SortByDefault("-lastUsedAt");
        type.Include("user");
        type.Create(body => new SignInCommand(body.Get<string>("email"), body.Get<string>("password"), new SessionWish
        {
            Audience = body.Get<IReadOnlyList<Audience>>("audience") ?? SessionWish.Plain.Audience,
            SellerId = body.One<SellerId>("seller"),
            Transport = body.Get<SessionTransport?>("transport") ?? SessionTransport.Bearer,
            DeviceName = body.Get<string>("deviceName"),
        })
        {
            External = body.Get<ExternalProvider?>("provider") is null ? null : ExternalLoginResources.CodeOf(body),
            OtpCode = body.Get<string>("otpCode"),
            Challenge = body.One<OneTimeCodeId>("challenge"),
        });
        type.Delete(id => new EndSessionCommand(new(id)));
    });

    public static ResourceType Renewals { get; } = Resource.Type<SessionRenewalView, SessionId>("sessionRenewals", renewal => renewal.Id, type =>
    {
        type.Describe("Trades a refresh token (or the cookie) for the next one and a new access token. A token that was used before ends the session: somebody has a copy.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer, create: AccessRule.Anyone);
        type.HoldsSecrets();
        type.TriesCount();
        type.Attribute("refreshToken", renewal => renewal.RefreshToken, Token).CreateOnly().Nullable();
        type.Attribute("audience", renewal => renewal.Audience, Doors).CreateOnly();
        type.Attribute("accessToken", renewal => renewal.AccessToken, StringFormat.Any).Nullable();
        type.Attribute("expiresAt", renewal => renewal.ExpiresAt, TimestampFormat.Instance);
        type.Attribute("refreshExpiresAt", renewal => renewal.RefreshExpiresAt, TimestampFormat.Instance);
        type.Timestamps(renewal => renewal.CreatedAt, updatedAt: null);
        type.ToOne("session", renewal => renewal.Id, "sessions");
        type.ToOne("seller", renewal => renewal.SellerId, "sellers").CreateOnly().JudgedByCommand();
        type.Include("session");
        type.Create(body => new RenewSessionCommand(body.Get<string>("refreshToken"), body.Get<IReadOnlyList<Audience>>("audience"), body.One<SellerId>("seller")));
    });

    public static ResourceType PasswordResets { get; } = Resource.Type<DeedView, UserId>("passwordResets", deed => deed.UserId, type =>
    {
        type.Describe("Asks for a link by which a new password can be chosen. The answer is the same whether the address is known or not.");
        type.On(Surface.Public, Methods.Create, AccessRule.Anyone);
        type.OnlyNoted();
        type.Timestamps(deed => deed.CreatedAt, updatedAt: null);
        type.Input("email", UserResources.Address).CreateOnly(required: true);
        type.Create(body => new AskPasswordResetCommand(body.Required<string>("email")));
    });

    public static ResourceType PasswordResetConfirmations { get; } = Resource.Type<DeedView, UserId>("passwordResetConfirmations", deed => deed.UserId, type =>
    {
        type.Describe("Sets a new password by the code of the link, and ends every session of the account.");
        type.On(Surface.Public, Methods.Create, AccessRule.Anyone);
        type.OnlyNoted();
        type.Timestamps(deed => deed.CreatedAt, updatedAt: null);
        type.Input("code", Token).CreateOnly(required: true);
        type.Input("password", UserResources.Password).CreateOnly(required: true);
        type.Create(body => new ConfirmPasswordResetCommand(body.Required<string>("code"), body.Required<string>("password")));
    });

    public static ResourceType EmailVerifications { get; } = Resource.Type<DeedView, UserId>("emailVerifications", deed => deed.UserId, type =>
    {
        type.Describe("Brings back the code that went to an address: the six digits from who is signed in, or the word of the link from anybody.");
        type.On(Surface.Public, Methods.Create, AccessRule.Anyone);
        type.OnlyNoted();
        type.Timestamps(deed => deed.CreatedAt, updatedAt: null);
        type.Input("code", Token).CreateOnly(required: true);
        type.Create(body => new VerifyEmailCommand(body.Required<string>("code")));
    });

    public static ResourceType PasswordChanges { get; } = Resource.Type<DeedView, UserId>("passwordChanges", deed => deed.UserId, type =>
    {
        type.Describe("Sets a new password and ends the other sessions.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.TriesCount();
        type.Input("currentPassword", UserResources.Password).CreateOnly(required: true);
        type.Input("password", UserResources.Password).CreateOnly(required: true);
        type.Timestamps(deed => deed.CreatedAt, updatedAt: null);
        type.ToOne("user", deed => deed.UserId, "users");
        type.Include("user");
        type.Create(body => new ChangePasswordCommand(body.Required<string>("currentPassword"), body.Required<string>("password")));
    });
}
