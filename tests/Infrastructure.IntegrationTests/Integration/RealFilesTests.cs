using Marketplace.Domain.Catalog;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Integration;

/// <summary>Files that others made; they are not part of this repository and are read where the environment names their folder.</summary>
public sealed class RealFilesTests
{
    private static CancellationToken Ct => ImportHost.Ct;

    [Fact]
    public async Task Every_row_of_three_real_exports_is_accounted_for()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");
        var rows = 0;
        foreach (var name in new[] { "apparel.csv", "home-and-garden.csv", "jewelery.csv" })
        {
            var import = await host.ImportAsync(ImportHost.Real("shopify", name), seller);

            import.Status.ShouldBe(ImportStatus.Completed, name);
            (import.SucceededCount + import.SkippedCount + import.FailedCount).ShouldBe(import.RowCount, name);
            (await host.RowsAsync(import.Id)).Select(row => row.RowNumber).ShouldBe(Enumerable.Range(1, import.RowCount));
            rows += import.RowCount;
        }

        rows.ShouldBe(84);
        var state = await host.StateAsync(seller);
        state.ShouldNotContain("Draft");
    }

    [Fact]
    public async Task The_real_category_tree_is_imported()
    {
        await using var host = await ImportHost.CreateAsync();

        var import = await host.ImportAsync(ImportHost.Real("bestbuy", "categories.json.gz"), seller: null, ImportTargetType.Categories);

        (import.Status, import.SucceededCount, import.FailedCount).ShouldBe((ImportStatus.CompletedWithErrors, 4583, 1)); // one has no name
        var (count, depth) = await host.WithAsync(async db => (await db.Categories.CountAsync(Ct), await db.Categories.MaxAsync(category => category.Depth, Ct)));
        count.ShouldBeGreaterThanOrEqualTo(4584);
        depth.ShouldBeLessThanOrEqualTo(Category.MaxDepth);
    }

    [Fact]
    public async Task The_real_shops_are_imported_and_stay_as_they_are_the_second_time()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Real("bestbuy", "stores.json.gz"), seller, ImportTargetType.Shops);
        var again = await host.ImportAsync(ImportHost.Real("bestbuy", "stores.json.gz"), seller, ImportTargetType.Shops);

        (import.Status, import.SucceededCount).ShouldBe((ImportStatus.Completed, import.RowCount));
        (again.Status, again.SkippedCount).ShouldBe((ImportStatus.Completed, import.RowCount));
        (await host.WithAsync(db => db.Shops.CountAsync(shop => shop.Version == 1, Ct))).ShouldBe(import.RowCount);
    }

    [Fact]
    public async Task A_dry_run_of_categories_judges_what_stands_below_others()
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 2);

        var dry = await host.ImportAsync(ImportHost.Fixture("categories.json"), seller: null, ImportTargetType.Categories, details => details with { IsDryRun = true });
        var real = await host.ImportAsync(ImportHost.Fixture("categories.json"), seller: null, ImportTargetType.Categories);

        (dry.Status, dry.SucceededCount, dry.FailedCount).ShouldBe((ImportStatus.Ready, real.SucceededCount, real.FailedCount));
    }
}
