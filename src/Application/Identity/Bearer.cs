using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;

namespace Marketplace.Application.Identity;

/// <summary>Who stands behind a valid credential, at the moment of the request.</summary>
/// <param name="Credential">Tells credentials apart; what belongs to the credential and not to the person is kept under it.</param>
/// <param name="Surfaces">The doors that it opens.</param>
/// <param name="Permissions">What it may do behind the door of this request.</param>
public sealed record Bearer(string Credential, IReadOnlyList<Audience> Surfaces, IReadOnlyCollection<string> Permissions)
{
    public UserId? UserId { get; init; }

    public BuyerId? BuyerId { get; init; }

    public SellerId? SellerId { get; init; }

    public bool IsGuest { get; init; }

    public SessionId? SessionId { get; init; }

    public AccessKeyId? KeyId { get; init; }

    public static Bearer Of(AccessKey key) => new(key.Id.Value.ToString("N"), [key.Surface], key.Permissions)
    {
        KeyId = key.Id,
        UserId = key.UserId,
        BuyerId = key.BuyerId,
        SellerId = key.SellerId,
        IsGuest = key.Kind is AccessKeyKind.Guest,
    };

    public bool Opens(Audience surface) => Surfaces.Contains(surface);

    public bool May(string permission) => Permissions.Contains(Domain.Identity.Permissions.Everything) || Permissions.Contains(permission);
}

/// <summary>Why a credential is refused.</summary>
public enum CredentialFault { None, Unknown, Expired }

/// <summary>A caller that came without credentials and gets some on the way: the rest of the request is theirs.</summary>
public interface IBecomesKnown
{
    void Become(Bearer bearer);
}
