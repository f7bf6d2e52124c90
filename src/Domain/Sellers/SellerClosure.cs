using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Domain.Sellers;

/// <summary>A time in which a seller, or one of its shops, sells nothing: holidays, stocktaking.</summary>
public sealed class SellerClosure : AggregateRoot
{
    public const int MaxMessageLength = 500;

    private SellerClosure() { } // EF Core

    public SellerClosureId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    /// <summary>Null: all shops of the seller.</summary>
    public ShopId? ShopId { get; private init; }

    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Null: until it is taken back.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    public string? Message { get; private set; }

    public static SellerClosure Announce(SellerId seller, ShopId? shop, DateTimeOffset startsAt, DateTimeOffset? endsAt, string? message)
    {
        var closure = new SellerClosure { Id = SellerClosureId.New(), SellerId = seller, ShopId = shop };
        closure.Change(startsAt, endsAt, message);
        return closure;
    }

    public void Change(DateTimeOffset startsAt, DateTimeOffset? endsAt, string? message)
    {
        Ensure.That(endsAt is null || startsAt < endsAt, new(ErrorKind.Invalid, "invalid_value", "A closure ends after it begins.", "endsAt"));
        (StartsAt, EndsAt) = (startsAt, endsAt);
        Message = Require.OptionalText(message, MaxMessageLength, "message");
        Raise(new SellerClosureChanged(Id, SellerId));
    }

    public void TakeBack() => Raise(new SellerClosureChanged(Id, SellerId));
}
