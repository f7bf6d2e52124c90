using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Search;

public class ProjectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suspended_seller_takes_its_products_from_the_shelves_until_it_is_back()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Knife");

        await MoveSellerAsync(SellerStatus.Suspended);
        (await shelves.NamesAsync()).ShouldBeEmpty();
        await MoveSellerAsync(SellerStatus.Approved);

        (await shelves.NamesAsync()).ShouldBe(["Knife"]);

        async Task MoveSellerAsync(SellerStatus to)
        {
            await shelves.ChangeAsync(async db => (await db.Sellers.SingleAsync(Ct)).Move(to, SellerMoves.OfAdmin, "because", shelves.Database.Clock.GetUtcNow()));
            await shelves.Database.Outbox.DeliverDueAsync(Ct);
        }
    }

    [Fact]
    public async Task What_is_offered_from_a_closed_shop_alone_is_not_seen()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Knife");

        await shelves.ChangeAsync(async db =>
        {
            var shop = await db.Shops.SingleAsync(Ct);
            shop.Change(shop.Details with { IsOpen = false });
        });
        await shelves.Database.Outbox.DeliverDueAsync(Ct);

        (await shelves.NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stock_follows_its_events()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Knife", stock: 3);

        await shelves.ChangeAsync(async db => (await db.StockItems.SingleAsync(Ct)).Adjust(new(Delta: -3, Set: null, Domain.Inventory.AdjustmentReason.Counted), by: null));
        await shelves.Database.Outbox.DeliverDueAsync(Ct);

        var knife = (await shelves.FindAsync(Ask.For())).Items.Single();
        (knife.Stock, knife.InStock, knife.IsAvailable).ShouldBe((0L, false, false));
    }

    [Fact]
    public async Task The_revision_grows_with_the_content_and_only_then()
    {
        await using var shelves = await Shelves.BuildAsync();
        var id = await shelves.ProductAsync("Knife");
        var before = (await shelves.FindAsync(Ask.For())).Items.Single().Revision;

        await shelves.RefreshAsync(id);
        (await shelves.FindAsync(Ask.For())).Items.Single().Revision.ShouldBe(before);

        await shelves.ChangeAsync(async db =>
        {
            var product = await db.Products.SingleAsync(Ct);
            product.Change(product.Details with { Name = "Sword" });
        });
        await shelves.RefreshAsync(id);

        var after = (await shelves.FindAsync(Ask.For())).Items.Single();
        after.Name.ShouldBe("Sword");
        after.Revision.ShouldBeGreaterThan(before);
        (await shelves.NamesAsync(Ask.Text("sword"))).ShouldBe(["Sword"]);
        (await shelves.NamesAsync(Ask.Text("knife"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Prices_change_when_a_sale_begins_and_ends()
    {
        await using var shelves = await Shelves.BuildAsync();
        var start = shelves.Database.Clock.GetUtcNow().AddHours(1);
        await shelves.ProductAsync("Knife", price: 10m, adjust: price => price with { SaleAmount = price.Amount with { MinorUnits = 700 }, SaleStartsAt = start, SaleEndsAt = start.AddHours(1) });
        (await PriceAsync()).ShouldBe((1000L, null));

        shelves.Database.Clock.Advance(TimeSpan.FromHours(1));
        (await PriceAsync()).ShouldBe((700L, 1000L));
        shelves.Database.Clock.Advance(TimeSpan.FromHours(1));
        (await PriceAsync()).ShouldBe((1000L, null));

        async Task<(long? Price, long? Before)> PriceAsync()
        {
            await shelves.Database.WithAsync((_, services) => SaleClock.RefreshDueAsync(services, shelves.Database.Clock.GetUtcNow(), Ct));
            var knife = (await shelves.FindAsync(Ask.For())).Items.Single();
            return (knife.PriceMinor, knife.CompareAtMinor);
        }
    }

    [Fact]
    public async Task Rebuilding_restores_what_was_lost_and_drops_what_is_gone()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Knife");
        await shelves.Database.WithAsync((db, _) => db.Database.ExecuteSqlRawAsync(
            "DELETE FROM search_products; INSERT INTO search_texts (product_id, name, keywords, description) VALUES ('01999999-0000-7000-8000-000000000000', 'Ghost', '', '')", Ct));

        await shelves.Database.WithAsync(async (_, services) =>
        {
            await services.GetRequiredService<IProductProjection>().RebuildAsync(after: null, report: null, Ct);
            return 0;
        });

        (await shelves.NamesAsync()).ShouldBe(["Knife"]);
        (await shelves.Database.WithAsync((db, _) => db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM search_texts").SingleAsync(Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_finds_what_it_has_written_before_others_do()
    {
        await using var shelves = await Shelves.BuildAsync();
        var id = await shelves.ProductAsync("Knife");

        await shelves.Database.WithAsync(async (db, services) => await db.ExecuteAsync(
            async ct =>
            {
                var product = await db.Products.SingleAsync(ct);
                product.Change(product.Details with { Name = "Sword" });
                await db.SaveChangesAsync(ct);
                await services.GetRequiredService<IProductProjection>().RefreshAsync([id], ct);

                (await services.GetRequiredService<MediatR.IMediator>().Send(Ask.For(), ct)).Items.Single().Name.ShouldBe("Sword");
                (await shelves.NamesAsync()).ShouldBe(["Knife"]);
                return 0;
            },
            Ct));
    }

    [Theory]
    [InlineData(Surface.Public)]
    [InlineData(Surface.Seller)]
    [InlineData(Surface.Admin)]
    public async Task Every_surface_tells_the_same_of_a_published_product(Surface surface)
    {
        await using var shelves = await Shelves.BuildAsync();
        var category = await shelves.CategoryAsync("Kitchen");
        var tag = await shelves.TagAsync("Sharp");
        await shelves.ProductAsync("Knife", price: 12m, stock: 4, category: category, brand: "Acier", description: "Cuts", tags: [tag]);
        (shelves.Asker.Surface, shelves.Asker.SellerId) = (surface, shelves.Seller.Id);

        var knife = (await shelves.FindAsync(Ask.For(Ask.Where("category", Operator.Eq, category.Id)))).Items.Single();

        (knife.PriceMinor, knife.PriceMaxMinor, knife.Currency, knife.Stock, knife.InStock, knife.IsAvailable, knife.Unit).ShouldBe((1200L, 1200L, "USD", 4L, true, true, ListingUnit.Piece));
        (knife.Brand, knife.SellerName, knife.Status, knife.Description?.Value, knife.Options).ShouldBe(("Acier", "Atelier Nord", ProductStatus.Published, "Cuts", "[]"));
        (knife.CategoryId, knife.TagIds.Single()).ShouldBe((category.Id, tag.Id));
        knife.DefaultListingId.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(Surface.Public)]
    [InlineData(Surface.Seller)]
    [InlineData(Surface.Admin)]
    public async Task What_belongs_to_a_product_can_be_read_by_itself(Surface surface)
    {
        await using var shelves = await Shelves.BuildAsync();
        var category = await shelves.CategoryAsync("Kitchen");
        var tag = await shelves.TagAsync("Sharp");
        var id = await shelves.ProductAsync("Knife", price: 12m, stock: 4, category: category, tags: [tag]);
        await shelves.ChangeAsync(async db => (await db.Products.SingleAsync(Ct)).AddImage(Domain.Common.UploadId.From(Guid.CreateVersion7()), position: null, "Front", isPrimary: true));
        await shelves.RefreshAsync(id);
        (shelves.Asker.Surface, shelves.Asker.SellerId) = (surface, shelves.Seller.Id);

        (await AllAsync<VariantView>()).Single().PriceMinor.ShouldBe(1200);
        var listing = (await AllAsync<ListingView>()).Single();
        (listing.PriceMinor, listing.Stock, listing.IsAvailable, listing.Status).ShouldBe((1200L, 4L, true, ListingStatus.Active));
        (await AllAsync<PriceView>()).Single().AmountMinor.ShouldBe(1200);
        (await AllAsync<ProductImageView>()).Single().Alt.ShouldBe("Front");
        (await AllAsync<CategoryView>()).Single().ProductCount.ShouldBe(1);
        (await AllAsync<TagView>()).Single().ProductCount.ShouldBe(1);
        (await AllAsync<Application.Sellers.Views.SellerView>()).Single().ProductCount.ShouldBe(1);
        (await AllAsync<Application.Sellers.Views.ShopView>()).Single().IsClosedNow.ShouldBeFalse();

        Task<IReadOnlyList<T>> AllAsync<T>()
            where T : class, IView => shelves.Database.WithAsync(async (_, services) =>
            (await services.GetRequiredService<MediatR.IMediator>().Send(new Read<T> { Page = new PageRequest.Whole(10) }, Ct)).Items);
    }
}
