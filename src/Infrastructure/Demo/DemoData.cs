using Marketplace.Application.Identity;
using Marketplace.Application.Search.Contracts;
using Marketplace.Application.Sellers;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Demo.Catalogue;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Demo;

/// <summary>Fills an empty database with a shop to look at, in one transaction: a start that is interrupted begins anew at the next one.</summary>
internal sealed class DemoData(MarketplaceDbContext db, DemoGallery gallery, IProductProjection projection, IPasswordHasher passwords, IConfiguration configuration, IOptions<PersistenceOptions> persistence, SellersOptions demands, TimeProvider clock)
{
    private const int Seed = 1968;

    /// <summary>So many products per save: finding whose part is whose costs the square of what the context tracks.</summary>
    private const int Batch = 20;

    /// <summary>The new keys, or none where there is a shop already.</summary>
    public async Task<IReadOnlyList<DemoKey>> LoadAsync(CancellationToken ct)
    {
        if (await db.Sellers.AnyAsync(ct)) return [];

        var catalogue = new DemoCatalogue(Seed);
        var pictures = await gallery.HangAsync(Seed, catalogue.Products, ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false; // everything is new; the save looks once
        var keys = await db.ExecuteAsync(token => FillAsync(catalogue, pictures, token), ct);
        await DemoKeys.WriteAsync(DemoKeys.PathFor(persistence.Value), keys, ct);
        return keys;
    }

    private async Task<IReadOnlyList<DemoKey>> FillAsync(DemoCatalogue catalogue, IReadOnlyDictionary<string, Domain.Media.ReceivedFile[]> pictures, CancellationToken ct)
    {
        await db.LockAsync("demo", ct);
        if (await db.Sellers.AnyAsync(ct)) return []; // another process was faster
        var (sellers, shops) = Open();
        var categories = Categories(catalogue);
        var tags = catalogue.Tags.ToDictionary(name => name, name => Tag.Create(name, name), StringComparer.Ordinal);
        db.Tags.AddRange(tags.Values);
        (await db.CommissionRules.SingleAsync(ct)).Change(new("Default", new(10, CommissionBase.Items)) { Position = CommissionRule.LastPosition });
        DemoPrices.Set(db, sellers[0]);
        await DemoPayments.SetAsync(db, ct);
        var keys = await DemoKeys.MakeAsync(db, passwords, configuration, sellers, clock.GetUtcNow(), ct);
        await SaveAsync(ct);

        var shelves = new DemoShelves(db, sellers, shops, categories, tags.ToDictionary(tag => tag.Key, tag => tag.Value.Id, StringComparer.Ordinal), clock.GetUtcNow());
        foreach (var products in catalogue.Products.Chunk(Batch))
        {
            foreach (var product in products) shelves.Put(product, pictures[product.Slug]);
            await SaveAsync(ct);
        }

        // Thousands of events would keep a fresh start busy and tell nobody anything: what listens to them is made whole here.
        await db.Outbox.ExecuteDeleteAsync(ct);
        await projection.RebuildAsync(after: null, report: null, ct);
        return keys;
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private (List<SellerId> Sellers, List<ShopId> Shops) Open()
    {
        var (sellers, shops) = (new List<SellerId>(), new List<ShopId>());
        foreach (var (details, place) in DemoPeople.Sellers)
        {
            var seller = Seller.Register(details, "USD");
            seller.Trust(trusted: true);
            seller.AcceptTerms(clock.GetUtcNow());
            seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, clock.GetUtcNow());
            var shop = Shop.Open(seller.Id, place);
            db.Sellers.Add(seller);
            db.KycCases.Add(KycCase.Open(seller.Id, demands.RequiredDocuments));
            db.Shops.Add(shop);
            sellers.Add(seller.Id);
            shops.Add(shop.Id);
        }

        return (sellers, shops);
    }

    private Dictionary<string, CategoryId> Categories(DemoCatalogue catalogue)
    {
        var made = new Dictionary<string, Category>(StringComparer.Ordinal);
        foreach (var place in catalogue.Categories)
        {
            made[place.Slug] = Category.Create(new(place.Name, place.Slug) { Position = place.Position }, place.Parent is { } parent ? made[parent] : null);
        }

        db.Categories.AddRange(made.Values);
        return made.ToDictionary(category => category.Key, category => category.Value.Id, StringComparer.Ordinal);
    }
}
