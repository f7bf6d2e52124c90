using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>Signing in by an account at a provider.</summary>
internal static class ExternalLoginResources
{
    private const int MaxCodeLength = 4000;

    public static StringFormat Code { get; } = new(MaxCodeLength, minLength: 1);

    public static StringFormat Verifier { get; } = new(ExternalLoginAttempt.MaxVerifierLength, minLength: ExternalLoginAttempt.MinVerifierLength);

    public static StringFormat Address { get; } = new(ExternalLoginAttempt.MaxUriLength, minLength: 1);

    private static ValueFormat<ExternalProvider> Provider => EnumFormat<ExternalProvider>.Instance;

    public static ResourceType Attempts { get; } = Resource.Type<ExternalLoginAttemptView, ExternalLoginAttemptId>("externalLoginAttempts", attempt => attempt.Id, type =>
    {
        type.Describe("A way to a provider and back (OpenID Connect; authorization code with proof key, RFC 7636). Make a verifier, send its S256 challenge, keep the verifier, and go to authorizationUrl. The provider comes back to redirectUri with code and state: compare state with that of the URL, then create sessions or externalLogins with code and verifier. Good for ten minutes.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer, create: AccessRule.Anyone);
        type.HoldsSecrets();
        type.TriesCount();
        type.AsksOutside();
        type.Attribute("provider", attempt => attempt.Provider, Provider).CreateOnly(required: true);
        type.Attribute("redirectUri", attempt => attempt.RedirectUri, Address).CreateOnly(required: true);
        type.Attribute("codeChallenge", attempt => attempt.CodeChallenge, StringFormat.Any).CreateOnly(required: true);
        type.Attribute("authorizationUrl", attempt => attempt.AuthorizationUrl, StringFormat.Any).Nullable();
        type.Attribute("expiresAt", attempt => attempt.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(attempt => attempt.CreatedAt, updatedAt: null);
        type.Create(body => new BeginExternalLoginCommand(body.Required<ExternalProvider>("provider"), body.Required<string>("redirectUri"), body.Required<string>("codeChallenge")));
    });

    public static ResourceType Logins { get; } = Resource.Type<ExternalLoginView, ExternalLoginId>("externalLogins", login => login.Id, type =>
    {
        type.Describe("An account at a provider by which its person may sign in here. Linked with what came back of an attempt that the same person began.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Buyer);
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("users"));
        type.TriesCount();
        type.AsksOutside();
        type.Attribute("provider", login => login.Provider, Provider).CreateOnly(required: true).Filter();
        type.Input("authorizationCode", Code).CreateOnly(required: true);
        type.Input("codeVerifier", Verifier).CreateOnly(required: true);
        type.Input("redirectUri", Address).CreateOnly(required: true);
        type.Attribute("email", login => login.Email, StringFormat.Any).Nullable();
        type.Attribute("lastUsedAt", login => login.LastUsedAt, TimestampFormat.Instance);
        type.Timestamps(login => login.CreatedAt, login => login.UpdatedAt);
        type.ToOne("user", login => login.UserId, "users");
        type.FilterId("user", login => login.UserId, Surfaces.Admin);
        type.Create(body => new LinkExternalLoginCommand(CodeOf(body)));
        type.Delete(id => new UnlinkExternalLoginCommand(new(id)));
    });

    public static ExternalCode CodeOf(Body body) =>
        new(body.Required<ExternalProvider>("provider"), Sent(body, "authorizationCode"), Sent(body, "codeVerifier"), Sent(body, "redirectUri"));

    private static string Sent(Body body, string field) => body.Get<string>(field) ?? throw new DomainException(new DomainError(ErrorKind.Invalid, "required", "With a provider go its code, the verifier and where it came back.", field));
}
