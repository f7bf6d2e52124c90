using System.Linq.Expressions;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Search;

/// <summary>A small catalogue that tests fill and search.</summary>
internal sealed class Shelves : IAsyncDisposable
{
    private int _number;

    private Shelves(Database database) => Database = database;

    public Database Database { get; }

    public Asker Asker { get; private init; } = null!;

    public Seller Seller { get; private set; } = null!;

    public Shop Shop { get; private set; } = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Shelves> BuildAsync()
    {
        var asker = new Asker();
        var shelves = new Shelves(await Database.CreateAsync(services => services.AddSingleton<ICaller>(asker))) { Asker = asker };
        (shelves.Seller, shelves.Shop) = await shelves.SellerAsync("Atelier Nord", "atelier-nord");
        return shelves;
    }

    public async Task<(Seller Seller, Shop Shop)> SellerAsync(string name, string slug)
    {
        var seller = Seller.Register(new SellerDetails(name, slug, name), "USD");
        seller.AcceptTerms(Database.Clock.GetUtcNow());
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, Database.Clock.GetUtcNow());
        var shop = Shop.Open(seller.Id, new ShopDetails(name, slug, new Address { Name = "A", Line1 = "Road 1", City = "Town", Country = "MU" }, "Indian/Mauritius"));
        await SaveAsync(seller, shop);
        return (seller, shop);
    }

    public async Task<Category> CategoryAsync(string name, Category? parent = null)
    {
        var category = Category.Create(new CategoryDetails(name, Slug.From(name)!), parent);
        await SaveAsync(category);
        return category;
    }

    public async Task<Tag> TagAsync(string name)
    {
        var tag = Tag.Create(name, Slug.From(name)!);
        await SaveAsync(tag);
        return tag;
    }

    /// <summary>A published product with one variant and one active listing, as a seller would have it.</summary>
    public async Task<ProductId> ProductAsync(
        string name, decimal price = 10, int stock = 5, Category? category = null, string? description = null, string? brand = null, IEnumerable<Tag>? tags = null, Seller? seller = null, Shop? shop = null,
        string currency = "USD", Func<PriceDetails, PriceDetails>? adjust = null)
    {
        seller ??= Seller;
        var product = Product.Create(seller.Id, createdBy: null, new ProductDetails(name, $"{Slug.From(name) ?? "item"}-{++_number}")
        {
            CategoryId = category?.Id,
            Brand = brand,
            Description = description is null ? null : new RichText(TextFormat.Plain, description),
        });
        product.SetTags((tags ?? []).Select(tag => tag.Id));
        var variant = product.AddVariant(new VariantDetails(name));
        var listing = Listing.Create(seller.Id, product.Id, variant, new ListingDetails { ShopId = (shop ?? Shop).Id });
        var details = new PriceDetails(new Money((long)(price * 100), currency));
        listing.AddPrice(adjust?.Invoke(details) ?? details);
        product.Move(ProductStatus.Published, ProductMoves.OfAdmin, reason: null, listings: 1, Database.Clock.GetUtcNow());
        listing.Move(ListingStatus.Active, ListingMoves.OfSystem, reason: null, mayBeSold: true);
        var item = StockItem.Open(listing.Id, seller.Id, stock);
        await SaveAsync(product, listing, item);
        await RefreshAsync(product.Id);
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        return product.Id;
    }

    public async Task<int> RefreshAsync(params IReadOnlyCollection<ProductId> products) => await Database.WithAsync(async (_, services) =>
    {
        await services.GetRequiredService<IProductProjection>().RefreshAsync(products, Ct);
        return products.Count;
    });

    public Task<int> SaveAsync(params IEnumerable<object> entities) => Database.WithAsync((db, _) =>
    {
        db.AddRange(entities);
        return db.SaveChangesAsync(Ct);
    });

    public Task<int> ChangeAsync(Func<MarketplaceDbContext, Task> change) => Database.WithAsync(async (db, _) =>
    {
        await change(db);
        return await db.SaveChangesAsync(Ct);
    });

    public Task<Page<ProductView>> FindAsync(Read<ProductView> read) => SendAsync(read);

    public async Task<IReadOnlyList<string>> NamesAsync(params IReadOnlyList<Condition<ProductView>> conditions) =>
        [.. (await FindAsync(Ask.For(conditions))).Items.Select(product => product.Name)];

    public Task<IReadOnlyList<FacetView>> FacetsAsync(Read<ProductView> read, params IReadOnlyList<string> names) => SendAsync(new ReadProductFacetsQuery(read, names));

    /// <summary>How many statements some work in one request takes.</summary>
    public Task<IReadOnlyList<string>> StatementsAsync(Func<IMediator, Task> work) => Statements.OfAsync(() => Database.WithAsync(async (_, services) =>
    {
        await work(services.GetRequiredService<IMediator>());
        return 0;
    }));

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private Task<T> SendAsync<T>(IRequest<T> request) => Database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(request, Ct));
}

internal sealed class Asker : ICaller
{
    public CallerKind Kind => CallerKind.Anonymous;

    public Surface Surface { get; set; }

    public UserId? UserId => null;

    public BuyerId? BuyerId => null;

    public SellerId? SellerId { get; set; }

    public string Credential => "";

    public bool May(string permission) => true;
}

/// <summary>Readings as the kernel makes them.</summary>
internal static class Ask
{
    private static readonly Dictionary<string, LambdaExpression> Keys = new(StringComparer.Ordinal)
    {
        ["price"] = (ProductView product) => product.PriceMinor,
        ["name"] = (ProductView product) => product.Name,
        ["createdAt"] = (ProductView product) => product.CreatedAt,
        ["publishedAt"] = (ProductView product) => product.PublishedAt,
        ["relevance"] = (ProductView product) => product.Relevance,
        ["popularity"] = (ProductView product) => product.Popularity,
        ["id"] = (ProductView product) => product.Id,
    };

    public static Condition<ProductView> Where(string path, Operator op, params IReadOnlyList<object?> values) => new(path, op, values, Build: null);

    public static Condition<ProductView> Text(string text) => Where("q", Operator.Eq, text);

    public static Read<ProductView> For(params IReadOnlyList<Condition<ProductView>> conditions) => new()
    {
        Conditions = conditions,
        Page = new PageRequest.Numbered(1, 100),
        CountTotal = true,
        Order = Order(conditions.Any(condition => condition.Path == "q") ? "relevance" : "name"),
    };

    public static IReadOnlyList<SortKey> Order(string sort)
    {
        var terms = sort.Split(',');
        return [.. terms.Append(terms[^1].StartsWith('-') ? "-id" : "id").Select(term => new SortKey(term.TrimStart('-'), Keys[term.TrimStart('-')], term.StartsWith('-')))];
    }

    public static IReadOnlyList<object?> PositionOf(ProductView product, IReadOnlyList<SortKey> order) => [.. order.Select(key => key.Key.Compile().DynamicInvoke(product))];
}
