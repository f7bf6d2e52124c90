using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>The three doors of the API; a credential names those it opens.</summary>
public enum Surface
{
    /// <summary><c>/api/v1</c>: everybody and buyers.</summary>
    Public,

    /// <summary><c>/api/v1/seller</c>: acts for the one seller of the credential.</summary>
    Seller,

    /// <summary><c>/api/v1/admin</c>: the operators.</summary>
    Admin,
}

/// <summary>What stands behind a request.</summary>
public enum CallerKind { Anonymous, Guest, Buyer, Seller, Admin, System }

/// <summary>Who is asking, and through which door. Filled by authentication; the only source of "whose".</summary>
public interface ICaller
{
    CallerKind Kind { get; }

    /// <summary>The surface of this request: visibility follows it, not the rank of the caller.</summary>
    Surface Surface { get; }

    UserId? UserId { get; }

    /// <summary>The sign-in of the request; null for keys and guests.</summary>
    SessionId? SessionId => null;

    /// <summary>The key of the request; null for sessions.</summary>
    AccessKeyId? KeyId => null;

    /// <summary>Set for buyers and for guests that hold a token.</summary>
    BuyerId? BuyerId { get; }

    /// <summary>Set for credentials of a seller.</summary>
    SellerId? SellerId { get; }

    /// <summary>Identifies the credential (not the person); idempotency keys belong to it.</summary>
    string Credential { get; }

    /// <summary>Whether the credential holds an entry of the permission catalogue, such as <c>write:products</c>.</summary>
    bool May(string permission);
}

public static class CallerExtensions
{
    extension(ICaller caller)
    {
        /// <summary>The seller that the caller acts for; only asked on the seller surface, which nobody without one passes.</summary>
        public SellerId RequiredSeller => caller.SellerId ?? throw new InvalidOperationException("The caller acts for no seller.");

        /// <summary>Whether the caller sees the papers of sellers: with the permission, and for a seller never by a key.</summary>
        public bool SeesVerification => caller.Kind == CallerKind.System
            || (caller.Surface is Surface.Admin && caller.May("read:kyc")) || (caller.Surface is Surface.Seller && caller.KeyId is null && caller.May("read:kyc"));

        public BuyerId RequiredBuyer => caller.BuyerId ?? throw new InvalidOperationException("The caller is no buyer.");
    }
}
