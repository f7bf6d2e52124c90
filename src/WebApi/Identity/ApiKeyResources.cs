using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>Keys for programs.</summary>
internal static class ApiKeyResources
{
    private const int MaxScopes = 100;

    private static readonly ListFormat<string> Texts = new(new StringFormat(60, minLength: 1), MaxScopes);

    public static ResourceType Keys { get; } = Resource.Type<ApiKeyView, AccessKeyId>("apiKeys", key => key.Id, type =>
    {
        type.Describe("A key for a program, sent as a bearer token. Its secret is in meta.secret of the answer that made it, and nowhere else. Its scopes are at most those of who makes it.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("apiKeys"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("apiKeys"));
        type.HoldsSecrets();
        type.Alone();
        type.Attribute("name", key => key.Name, new StringFormat(AccessKey.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("scopes", key => key.Scopes, Texts).CreateOnly(required: true);
        type.Attribute("allowedIps", key => key.AllowedIps, Texts).Writable();
        type.Attribute("expiresAt", key => key.ExpiresAt, TimestampFormat.Instance).CreateOnly().Nullable().Filter(Operators.Comparison | Operators.IsNull);
        type.Attribute("prefix", key => key.Prefix, StringFormat.Any);
        type.Attribute("status", key => key.Status, EnumFormat<ApiKeyStatus>.Instance).Filter();
        type.Attribute("lastUsedAt", key => key.LastUsedAt, TimestampFormat.Instance).Filter(Operators.Comparison | Operators.IsNull).Sort();
        type.Timestamps(key => key.CreatedAt, key => key.UpdatedAt);
        type.ToOne("seller", key => key.SellerId, "sellers").CreateOnly();
        type.NamedList("scopes", StringFormat.Any);
        type.ToOne("createdBy", key => key.CreatedBy, "users");
        type.FilterId("seller", key => key.SellerId, Surfaces.Admin);
        type.Include("createdBy");
        type.Create(body => new MakeApiKeyCommand(
            body.Required<string>("name"), body.Required<IReadOnlyList<string>>("scopes"), body.Get<IReadOnlyList<string>>("allowedIps") ?? [], body.Get<DateTimeOffset?>("expiresAt"), body.One<SellerId>("seller")));
        type.Update((id, body) => new ChangeApiKeyCommand(new(id), body.Change<string>("name"), body.Change<IReadOnlyList<string>>("allowedIps")));
        type.Moves(key => key.Status, (id, to, _) => new MoveApiKeyCommand(new(id), to), (key, _) => key.Status is ApiKeyStatus.Active or ApiKeyStatus.Rotating ? [ApiKeyStatus.Revoked] : []);
    });

    public static ResourceType Rotations { get; } = Resource.Type<ApiKeyRotationView, AccessKeyId>("apiKeyRotations", rotation => rotation.Id, type =>
    {
        type.Describe("Replaces a key by one with the same rights; the old one is good for the grace period, at most P7D. The new secret is in meta.secret, once.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create, AccessRule.Permission("apiKeys"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create, AccessRule.Permission("apiKeys"));
        type.HoldsSecrets();
        type.Alone();
        type.Attribute("gracePeriod", rotation => rotation.GracePeriod, DurationFormat.Instance).CreateOnly(required: true);
        type.Attribute("graceEndsAt", rotation => rotation.GraceEndsAt, TimestampFormat.Instance);
        type.Timestamps(rotation => rotation.CreatedAt, updatedAt: null);
        type.ToOne("apiKey", rotation => rotation.Id, "apiKeys").Required();
        type.ToOne("newKey", rotation => rotation.NewKeyId, "apiKeys");
        type.FilterId("apiKey", rotation => rotation.Id);
        type.Create(body => new RotateApiKeyCommand(body.RequiredOne<AccessKeyId>("apiKey"), body.Required<TimeSpan>("gracePeriod")));
    });
}
