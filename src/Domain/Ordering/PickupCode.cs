using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;

namespace Marketplace.Domain.Ordering;

/// <summary>By which a seller knows that who comes for the goods is the buyer: six digits with few tries. Kept as a keyed digest, and sealed, so that the buyer can be shown it.</summary>
public sealed class PickupCode : AggregateRoot
{
    public const int MaxTries = 5;

    /// <summary>More codes than this for one seller order would let a seller guess one in the end.</summary>
    public const int MaxIssued = 3;

    public const int HashLength = 64;

    private PickupCode() { } // EF Core

    public PickupCodeId Id { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public string Hash { get; private set; } = "";

    public byte[] Sealed { get; private set; } = [];

    public int TriesLeft { get; private set; }

    /// <summary>How many codes there have been, this one included.</summary>
    public int Issued { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public static PickupCode For(SellerOrder part, Func<PickupCodeId, (string Hash, byte[] Sealed)> make, DateTimeOffset expiresAt)
    {
        var code = new PickupCode { Id = PickupCodeId.New(), SellerOrderId = part.Id };
        code.Issue(part, make, expiresAt);
        return code;
    }

    /// <summary>Another code takes the place of one that is good no more.</summary>
    public void Renew(SellerOrder part, Func<PickupCodeId, (string Hash, byte[] Sealed)> make, DateTimeOffset expiresAt)
    {
        Ensure.That(Issued < MaxIssued, PickupErrors.TooManyCodes);
        Issue(part, make, expiresAt);
    }

    public bool IsLive(DateTimeOffset now) => UsedAt is null && TriesLeft > 0 && now < ExpiresAt;

    /// <summary>Takes a try at it, told in a time that does not depend on where the digests differ.</summary>
    /// <returns>Whether this is the code; it is used then.</returns>
    public bool Try(string digest, DateTimeOffset now)
    {
        if (!IsLive(now)) return false;

        TriesLeft--;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(digest))) return false;

        UsedAt = now;
        return true;
    }

    private void Issue(SellerOrder part, Func<PickupCodeId, (string Hash, byte[] Sealed)> make, DateTimeOffset expiresAt)
    {
        (Hash, Sealed) = make(Id);
        (TriesLeft, ExpiresAt, Issued) = (MaxTries, expiresAt, Issued + 1);
        Raise(new PickupCodeIssued(part.Id, part.OrderId, part.SellerId, part.BuyerId));
    }
}

/// <summary>The goods were handed to who told the code.</summary>
public sealed class PickupVerification : AggregateRoot
{
    private PickupVerification() { } // EF Core

    public PickupVerificationId Id { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public SellerId SellerId { get; private init; }

    public DateTimeOffset VerifiedAt { get; private init; }

    public static PickupVerification Of(SellerOrder part, DateTimeOffset now) => new() { Id = PickupVerificationId.New(), SellerOrderId = part.Id, SellerId = part.SellerId, VerifiedAt = now };
}
