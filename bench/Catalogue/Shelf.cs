using System.Globalization;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Sellers;

namespace Marketplace.Bench.Catalogue;

/// <summary>What a generated shop is made of; the same seed always makes the same goods.</summary>
internal sealed class Shelf(DateTimeOffset now)
{
    public static readonly string[] Nouns = ["lamp", "shirt", "mug", "table", "basket", "kettle", "chair", "towel", "notebook", "lantern", "jacket", "bowl", "backpack", "puzzle", "speaker", "sandal"];
    public static readonly string[] Materials = ["linen", "bamboo", "steel", "cotton", "clay", "oak", "glass", "wool", "cork", "leather"];

    private const int Roots = 20;
    private const int Leaves = 180;
    private const int Makers = 3; // the fourth seller only offers what others make, and like the third one sends it abroad
    private const int Plenty = 1_000_000; // no benchmark may run out of stock

    private static readonly string[] Adjectives = ["Blue", "Coral", "Woven", "Hand-made", "Light", "Solid", "Folding", "Warm", "Simple", "Classic", "Tropical", "Silent", "Bright", "Organic", "Smooth"];
    private static readonly string[] Sizes = ["S", "M", "L"];

    private readonly Random _dice = new(1968);

    public IReadOnlyList<Seller> Sellers { get; } = [.. new[] { "Atelier Nord", "Lagoon Living", "Ti Bazar", "Zilwa" }.Select(name => SellerOf(name, now))];

    public IReadOnlyList<Category> Categories { get; } = MakeCategories();

    public IReadOnlyList<Tag> Tags { get; } = [.. Materials.Select(name => Tag.Create(name, name))];

    /// <summary>A product in one of the leaves with one or three variants, each on offer by its seller and one in four by another as well.</summary>
    public Goods Product(int number)
    {
        var seller = number % Makers;
        var material = _dice.Next(Materials.Length);
        var name = $"{Adjectives[_dice.Next(Adjectives.Length)]} {Materials[material]} {Nouns[_dice.Next(Nouns.Length)]} {number.ToString(CultureInfo.InvariantCulture)}";
        string[] sizes = number % 4 == 0 ? Sizes : [];
        var product = Domain.Catalog.Product.Create(Sellers[seller].Id, createdBy: null, new ProductDetails(name, Slug.From(name)!)
        {
            Description = new RichText(TextFormat.Plain, $"{name}, made to be used every day. It is easy to clean, ships flat and lasts for years; {Materials[(material + 3) % Materials.Length]} details."),
            Brand = Sellers[seller].Name,
            CategoryId = Categories[Roots + _dice.Next(Leaves)].Id,
            Options = sizes.Length == 0 ? [] : [new OptionAxis("size", sizes)],
        });
        product.SetTags([Tags[material].Id]);
        var variants = sizes.Length == 0
            ? [product.AddVariant(new VariantDetails(name))]
            : sizes.Select(size => product.AddVariant(new VariantDetails(size) { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["size"] = size } })).ToArray();
        product.Move(ProductStatus.Published, ProductMoves.OfTrustedSeller, reason: null, variants.Length, now);

        var price = 100 + _dice.Next(20_000);
        var listings = variants.Select(variant => Offer(product.Id, variant, seller, price)).ToList();
        if (number % 8 == 1) listings.Add(Offer(product.Id, variants[0], (seller + 1) % Makers, price + 50));
        if (number % 8 == 3) listings.Add(Offer(product.Id, variants[0], Makers, price + 70));
        return new Goods(product, listings, [.. listings.Select(listing => StockItem.Open(listing.Id, listing.SellerId, Plenty))]);
    }

    private Listing Offer(ProductId product, VariantId variant, int seller, int price)
    {
        var listing = Listing.Create(Sellers[seller].Id, product, variant, new ListingDetails());
        listing.AddPrice(new PriceDetails(new Money(price, GeneratedCatalogue.Currency)));
        listing.Move(ListingStatus.Active, ListingMoves.OfSeller, reason: null, mayBeSold: true);
        listing.ReflectStock(Plenty);
        return listing;
    }

    private static Seller SellerOf(string name, DateTimeOffset now)
    {
        var seller = Seller.Register(new SellerDetails(name, Slug.From(name)!, name + " Ltd"), GeneratedCatalogue.Currency);
        seller.Trust(trusted: true);
        seller.AcceptTerms(now);
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, now);
        return seller;
    }

    private static List<Category> MakeCategories()
    {
        var all = Enumerable.Range(1, Roots).Select(root => Make($"Department {root}", parent: null)).ToList();
        for (var leaf = 0; leaf < Leaves; leaf++) all.Add(Make($"Aisle {leaf + 1}", all[leaf % Roots]));
        return all;

        static Category Make(string name, Category? parent) => Category.Create(new CategoryDetails(name, Slug.From(name)!), parent);
    }
}

internal sealed record Goods(Product Product, IReadOnlyList<Listing> Listings, IReadOnlyList<StockItem> Stock);
