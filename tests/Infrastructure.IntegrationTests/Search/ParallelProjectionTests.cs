using Marketplace.Application.Common.Reading;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Search;

/// <summary>Many who write what the public reads at the same time.</summary>
public sealed class ParallelProjectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_enter_a_category_at_once_are_counted_before_and_after_tidying_up()
    {
        await using var shelves = await Shelves.BuildAsync();
        var category = await shelves.CategoryAsync("Kitchen");
        var ids = new List<ProductId>();
        for (var i = 0; i < 12; i++) ids.Add(await shelves.ProductAsync($"Knife {i}"));

        await Task.WhenAll(ids.Select(id => ChangeAsync(shelves, id, async db =>
        {
            var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
            product.Change(product.Details with { CategoryId = category.Id });
        })));

        var read = Ask.For(Ask.Where("category", Operator.Eq, category.Id)) with { CountTotal = true };
        (await shelves.FindAsync(read)).Total.ShouldBe(12);
        await shelves.Database.WithAsync((_, services) => services.GetRequiredService<IProductProjection>().TidyAsync(Ct));
        (await shelves.FindAsync(read)).Total.ShouldBe(12);
    }

    [Fact]
    public async Task Of_many_changes_of_one_product_at_once_none_is_hidden_behind_an_older_look()
    {
        await using var shelves = await Shelves.BuildAsync();
        var id = await shelves.ProductAsync("Knife");

        await Task.WhenAll(Enumerable.Range(1, 5).Select(_ => ChangeAsync(shelves, id, async db =>
        {
            var product = await db.Products.SingleAsync(candidate => candidate.Id == id, Ct);
            product.Change(product.Details with { Name = product.Name + "+" });
        })).Concat(Enumerable.Range(1, 5).Select(_ => ChangeAsync(shelves, id, async db =>
        {
            var item = await db.StockItems.SingleAsync(Ct);
            item.Adjust(new AdjustmentDetails(1, null, AdjustmentReason.Counted), by: null);
        }))));

        var seen = (await shelves.FindAsync(Ask.For())).Items.ShouldHaveSingleItem();
        (seen.Name, seen.Stock).ShouldBe(("Knife+++++", 10));
    }

    /// <summary>As a request changes something and shows it.</summary>
    private static Task ChangeAsync(Shelves shelves, ProductId id, Func<MarketplaceDbContext, Task> change) => Task.Run(() => shelves.Database.WithAsync((db, services) => db.ExecuteAsync(
        async ct =>
        {
            await change(db);
            await db.SaveChangesAsync(ct);
            await services.GetRequiredService<IProductProjection>().RefreshAsync([id], ct);
            return 0;
        },
        Ct)));
}
