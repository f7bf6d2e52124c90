using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Ordering;
using Marketplace.Application.Shopping;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Persistence;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Ordering;

/// <summary>A small marketplace on a database of its own, in which anybody can be asked to do something.</summary>
internal sealed class Market : IAsyncDisposable
{
    public static readonly Address Home = new() { Name = "A. Buyer", Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };

    private Market(Database database) => Database = database;

    public Database Database { get; }

    /// <param name="configure">What this one has besides: payment providers, other settings.</param>
    public static async Task<Market> OpenAsync(Action<IServiceCollection>? configure = null) => new(await Database.CreateAsync(services =>
    {
        configure?.Invoke(services);
        services.AddSingleton(new StoreOptions { Currencies = ["USD", "EUR", "JPY", "KWD"] })
            .AddScoped<Person>()
            .AddScoped<ICaller>(provider => provider.GetRequiredService<Person>());
    }));

    public async Task<SellerId> SellerAsync(AcceptancePolicy policy = AcceptancePolicy.Automatic) => await Database.WithAsync(async (db, _) =>
    {
        var slug = $"s-{Guid.NewGuid():N}";
        var seller = Seller.Register(new SellerDetails(slug, slug, "Atelier Ltd") { AcceptancePolicy = policy }, "USD");
        seller.AcceptTerms(Database.Clock.GetUtcNow());
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, Database.Clock.GetUtcNow());
        db.Sellers.Add(seller);
        await db.SaveChangesAsync();
        return seller.Id;
    });

    /// <summary>A published product with one variant, on offer by the seller.</summary>
    public async Task<ListingId> OfferAsync(SellerId seller, long price, int stock, string currency = "USD", ShopId? shop = null) => await Database.WithAsync(async (db, _) =>
    {
        var product = Product.Create(seller, createdBy: null, new ProductDetails("Linen shirt", $"p-{Guid.NewGuid():N}"));
        var variant = product.AddVariant(new VariantDetails("M") { IsActive = true });
        product.Move(ProductStatus.Published, ProductMoves.OfAdmin, reason: null, listings: 1, Database.Clock.GetUtcNow());
        var listing = Listing.Create(seller, product.Id, variant, new ListingDetails { ShopId = shop });
        listing.AddPrice(new PriceDetails(new Money(price, currency)));
        listing.Move(ListingStatus.Active, ListingMoves.OfSeller, reason: null, mayBeSold: true);
        db.Products.Add(product);
        db.Listings.Add(listing);
        db.StockItems.Add(StockItem.Open(listing.Id, seller, stock));
        await db.SaveChangesAsync();
        return listing.Id;
    });

    /// <summary>Sends a command as somebody, in a scope of its own, as a request does.</summary>
    public async Task<T> AsAsync<T>(Action<Person> who, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = Database.Scope();
        who(scope.ServiceProvider.GetRequiredService<Person>());
        var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        if (DoesErrands) await scope.ServiceProvider.GetRequiredService<Errands>().RunAsync(ct);
        return done;
    }

    /// <summary>False: everybody is killed as soon as the work is committed.</summary>
    public bool DoesErrands { get; set; } = true;

    public Task<T> AsBuyerAsync<T>(BuyerId buyer, IRequest<T> request, CancellationToken ct) => AsAsync(person => person.BuyerId = buyer, request, ct);

    public Task<T> AsSellerAsync<T>(SellerId seller, IRequest<T> request, CancellationToken ct) => AsAsync(
        person => (person.Kind, person.Surface, person.SellerId) = (CallerKind.Seller, Surface.Seller, seller), request, ct);

    public async Task<CartId> CartAsync(BuyerId buyer, CancellationToken ct, params (ListingId Listing, int Quantity)[] lines)
    {
        var cart = new CartId((await AsBuyerAsync(buyer, new OpenCartCommand(Currency: null, Email: "buyer@example.com", Note: null, Home), ct)).Id);
        foreach (var (listing, quantity) in lines) await AsBuyerAsync(buyer, new AddCartLineCommand(cart, listing, quantity), ct);
        return cart;
    }

    public Task<Written> CheckOutAsync(BuyerId buyer, CartId cart, long total, CancellationToken ct, string method = "cashOnDelivery") =>
        AsBuyerAsync(buyer, new PlaceOrderCommand(cart, new Money(total, "USD"), new PaymentWish(method), Home), ct);

    /// <summary>What the buyer of the one pickup that waits is shown.</summary>
    public async Task<string> PickupCodeAsync(BuyerId buyer, CancellationToken ct)
    {
        var code = (await AsBuyerAsync(buyer, new Read<PickupCodeView> { Page = new PageRequest.Whole(10) }, ct)).Items.Single();
        await using var scope = Database.Scope();
        return scope.ServiceProvider.GetRequiredService<IPickupSecrets>().Show(code.Sealed);
    }

    public Task<T> LookAsync<T>(Func<MarketplaceDbContext, Task<T>> look) => Database.WithAsync((db, _) => look(db));

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

/// <summary>Whoever a test needs; a buyer on the public surface unless it says otherwise.</summary>
internal sealed class Person : ICaller
{
    public CallerKind Kind { get; set; } = CallerKind.Buyer;

    public Surface Surface { get; set; }

    public UserId? UserId { get; set; }

    public BuyerId? BuyerId { get; set; }

    public SellerId? SellerId { get; set; }

    public string Credential => "test";

    public bool May(string permission) => true;
}
