using Marketplace.Domain.Common;

namespace Marketplace.Domain.Customers;

/// <summary>What somebody would like to have, under a name. Everybody has at most one default list; it is made when it is first needed.</summary>
public sealed class Wishlist : AggregateRoot
{
    public const int MaxPerProfile = 50;
    public const int MaxItems = 500;
    public const int MaxNameLength = 120;

    public static readonly DomainError TooMany = new(ErrorKind.Conflict, "resource_in_use", $"At most {MaxPerProfile} wishlists besides the default one.");

    public static readonly DomainError Full = new(ErrorKind.Conflict, "resource_in_use", $"A wishlist has at most {MaxItems} items.");

    /// <summary>It was there when the request was looked at, and was deleted meanwhile.</summary>
    public static readonly DomainError Gone = new(ErrorKind.NotFound, "related_not_found", "There is no such wishlist here.", "wishlist");

    private const string DefaultName = "Wishlist";

    private Wishlist() { } // EF Core

    public WishlistId Id { get; private init; }

    public BuyerId ProfileId { get; private init; }

    public string Name { get; private set; } = "";

    public bool IsDefault { get; private init; }

    public static Wishlist Begin(BuyerId profile, string name)
    {
        var list = new Wishlist { Id = WishlistId.New(), ProfileId = profile };
        list.Rename(name);
        return list;
    }

    public static Wishlist BeginDefault(BuyerId profile) => new() { Id = WishlistId.New(), ProfileId = profile, Name = DefaultName, IsDefault = true };

    public void Rename(string name) => Name = Require.Text(name, MaxNameLength, "name");
}

/// <summary>A product, or one offer of it, on a wishlist; each of them once.</summary>
public sealed class WishlistItem : AggregateRoot
{
    public const int MaxNoteLength = 500;

    public static readonly DomainError AlreadyThere = new(ErrorKind.Conflict, "already_exists", "This stands on the wishlist already.");

    public static readonly DomainError ListingOfAnother = new(ErrorKind.Invalid, "invalid_value", "The listing is of another product.", "listing");

    private WishlistItem() { } // EF Core

    public WishlistItemId Id { get; private init; }

    public WishlistId WishlistId { get; private init; }

    /// <summary>Whose list it is.</summary>
    public BuyerId ProfileId { get; private init; }

    public ProductId ProductId { get; private init; }

    /// <summary>Null: whoever sells it.</summary>
    public ListingId? ListingId { get; private init; }

    public string? Note { get; private init; }

    /// <summary>Null where nothing was charged for it then, or not in the store's currency.</summary>
    public long? PriceMinor { get; private init; }

    public string? Currency { get; private init; }

    /// <param name="price">What it costs now.</param>
    public static WishlistItem Wish(Wishlist list, ProductId product, ListingId? listing, string? note, Money? price) => new()
    {
        Id = WishlistItemId.New(),
        WishlistId = list.Id,
        ProfileId = list.ProfileId,
        ProductId = product,
        ListingId = listing,
        Note = Require.OptionalText(note, MaxNoteLength, "note"),
        PriceMinor = price?.MinorUnits,
        Currency = price?.Currency,
    };
}
