using Marketplace.Domain.Catalog;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Inventory;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Integration;

public sealed class ImportTests
{
    private const string Header = "Handle,Title,Vendor,Tags,Published,Variant SKU,Variant Price,Variant Compare At Price,Variant Inventory Qty,Image Src\n";
    private const string TwoProducts = Header + "mug,Mug,Quay,\"Tin, Blue\",true,M-1,8.00,10.00,5,\ncup,Cup,Quay,Tin,true,C-1,4.00,,7,\n";

    private static CancellationToken Ct => ImportHost.Ct;

    [Fact]
    public async Task A_file_becomes_products_that_can_be_bought()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Fixture("products.csv"), seller);

        (import.Status, import.RowCount, import.SucceededCount, import.FailedCount).ShouldBe((ImportStatus.Completed, 6, 6, 0));
        var kettle = await host.WithAsync(db => db.Products.SingleAsync(product => product.ExternalId == "tin-kettle", Ct));
        (kettle.Status, kettle.Brand, kettle.Images.Count, kettle.Tags.Count).ShouldBe((ProductStatus.Published, "Quay Works", 2, 2));
        var listing = await host.WithAsync(db => db.Listings.SingleAsync(candidate => candidate.ProductId == kettle.Id, Ct));
        (listing.Status, listing.Prices.Single().AmountMinor, listing.Prices.Single().SaleAmountMinor).ShouldBe((ListingStatus.Active, 3000, 2450));
        (await host.WithAsync(db => db.StockItems.SingleAsync(item => item.ListingId == listing.Id, Ct))).OnHand.ShouldBe(4);
        var scarf = await host.WithAsync(db => db.Products.SingleAsync(product => product.ExternalId == "wool-scarf", Ct));
        scarf.Variants.Count(variant => variant.ImageId is not null).ShouldBe(2);
        var job = await host.WithAsync(db => db.Jobs.SingleAsync(Ct));
        (job.Status, job.ProgressDone, job.ProgressTotal).ShouldBe((JobStatus.Succeeded, 6, 6));
    }

    [Fact]
    public async Task Who_is_not_trusted_asks_for_review()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("new", isTrusted: false);

        await host.ImportAsync(ImportHost.Text(TwoProducts), seller);

        (await host.WithAsync(db => db.Products.Select(product => product.Status).Distinct().ToListAsync(Ct))).ShouldBe([ProductStatus.InReview]);
        (await host.WithAsync(db => db.Listings.Select(listing => listing.Status).Distinct().ToListAsync(Ct))).ShouldBe([ListingStatus.Draft]);
    }

    [Fact]
    public async Task Imported_twice_nothing_changes()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");
        await host.ImportAsync(ImportHost.Fixture("products.csv"), seller);
        var before = await CatalogueAsync(host);

        var again = await host.ImportAsync(ImportHost.Fixture("products.csv"), seller);

        (again.Status, again.SucceededCount, again.SkippedCount).ShouldBe((ImportStatus.Completed, 0, 6));
        (await CatalogueAsync(host)).ShouldBe(before);
        host.Pictures.Asked.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_new_price_changes_the_price_and_leaves_what_was_sold_sold()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");
        await host.ImportAsync(ImportHost.Text(TwoProducts), seller);
        await host.WithAsync(async db =>
        {
            foreach (var item in await db.StockItems.ToListAsync(Ct)) item.Adjust(new AdjustmentDetails(Delta: -2, Set: null, AdjustmentReason.Lost), by: null);
            return await db.SaveChangesAsync(Ct);
        });

        var import = await host.ImportAsync(ImportHost.Text(TwoProducts.Replace("8.00", "7.00", StringComparison.Ordinal).Replace(",7,", ",9,", StringComparison.Ordinal)), seller);

        (import.SucceededCount, import.SkippedCount).ShouldBe((2, 0));
        var state = await host.StateAsync(seller);
        state.ShouldContain("mug Mug Published v1"); // the product itself was not touched
        state.ShouldContain("1000/700 stock 3 v2");
        state.ShouldContain("400/ stock 7 v3"); // 7 − 2 sold + 2 more in the file
    }

    [Theory]
    [InlineData(ImportErrorPolicy.RejectRows, ImportStatus.CompletedWithErrors, 1)]
    [InlineData(ImportErrorPolicy.RejectAll, ImportStatus.Invalid, 0)]
    public async Task Faulty_rows_are_told_and_the_policy_decides_over_the_sound_ones(ImportErrorPolicy policy, ImportStatus status, int products)
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Fixture("products-broken.csv"), seller, with: details => details with { ErrorPolicy = policy });

        import.Status.ShouldBe(status);
        (await host.WithAsync(db => db.Products.CountAsync(Ct))).ShouldBe(products);
        var rows = await host.RowsAsync(import.Id);
        (rows.Count, import.RowCount, import.SucceededCount + import.SkippedCount + import.FailedCount).ShouldBe((9, 9, 9));
        rows.Where(row => row.Status is ImportRowStatus.Failed).ShouldAllBe(row => row.Errors.Count > 0);
    }

    [Fact]
    public async Task What_only_the_marketplace_can_refuse_fails_that_row_alone()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");
        await host.ImportAsync(ImportHost.Text(TwoProducts), seller);

        var import = await host.ImportAsync(ImportHost.Text(Header + $"long,{new string('x', 201)},,,true,,1,,,\nthief,Thief,,,true,M-1,1,,,\nfine,Fine,,,true,,1,,,\n"), seller);

        import.Status.ShouldBe(ImportStatus.CompletedWithErrors);
        (await host.RowsAsync(import.Id)).Select(row => (row.Status, row.Errors.SingleOrDefault()?.Code)).ShouldBe(
            [(ImportRowStatus.Failed, "too_long"), (ImportRowStatus.Failed, "not_unique"), (ImportRowStatus.Succeeded, null)]);
    }

    [Fact]
    public async Task A_dry_run_tells_all_and_touches_nothing()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Fixture("products.csv"), seller, with: details => details with { IsDryRun = true });

        (import.Status, import.RowCount, import.SucceededCount).ShouldBe((ImportStatus.Ready, 6, 6));
        (await host.RowsAsync(import.Id)).ShouldAllBe(row => row.Status == ImportRowStatus.Pending);
        (await CatalogueAsync(host)).ShouldBe("");
        (await host.WithAsync(db => db.ExternalReferences.AnyAsync(Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_picture_that_cannot_be_had_is_a_warning()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Text(Header + "mug,Mug,,,true,,8,,1,https://images.example/missing.jpg\n"), seller);

        import.Status.ShouldBe(ImportStatus.Completed);
        (await host.RowsAsync(import.Id)).Single().Warnings.ShouldHaveSingleItem().Code.ShouldBe("upstream_failed");
    }

    [Fact]
    public async Task A_file_that_is_none_is_invalid()
    {
        await using var host = await ImportHost.CreateAsync();
        var seller = await host.SellerAsync("quay");

        var import = await host.ImportAsync(ImportHost.Text(""), seller);

        import.Status.ShouldBe(ImportStatus.Invalid);
        (await host.RowsAsync(import.Id)).Single().Errors.Single().Code.ShouldBe("required");
        (await host.WithAsync(db => db.Jobs.SingleAsync(Ct))).Errors.ShouldNotBeEmpty();
    }

    /// <summary>Every version and every event of the catalogue.</summary>
    private static Task<string> CatalogueAsync(ImportHost host) => host.WithAsync(async db =>
    {
        var products = await db.Products.OrderBy(product => product.Id).Select(product => $"{product.Slug} {product.Version}").ToListAsync(Ct);
        var listings = await db.Listings.OrderBy(listing => listing.Id).Select(listing => $"{listing.Id} {listing.Version}").ToListAsync(Ct);
        var stock = await db.StockItems.OrderBy(item => item.Id).Select(item => $"{item.Id} {item.Version}").ToListAsync(Ct);
        var events = await db.Outbox.Where(message => !message.Name.StartsWith("import.") && !message.Name.StartsWith("seller.")).Select(message => message.Name).ToListAsync(Ct);
        return string.Join('\n', [.. products, .. listings, .. stock, .. events]);
    });
}
