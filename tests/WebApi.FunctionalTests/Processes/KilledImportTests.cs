using System.Diagnostics;
using System.Globalization;
using System.Text;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>The program dies in the middle of an import, twice; what comes of the file is what comes of it anyway.</summary>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    private const int Products = 80;

    /// <summary>Small parts are many moments to die between, and nobody waits long for a worker that is gone.</summary>
    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal)
    {
        ["Integration:ChunkSize"] = "10",
        ["Integration:LeaseSeconds"] = "2",
        ["Integration:PollMilliseconds"] = "200",
        ["Outbox:LeaseSeconds"] = "5",
    };

    [Fact]
    [Trait("Rule", "JA-199")]
    public async Task An_import_that_was_killed_ends_like_one_that_was_not()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"seed {seed}");

        var undisturbed = await ImportAsync();
        var killed = await ImportAsync(random.Next(1, Products / 2), random.Next(Products / 2, Products - 20));

        undisturbed.Count.ShouldBeGreaterThan(Products);
        killed.ShouldBe(undisturbed);
    }

    /// <summary>Imports the file into a folder of its own and kills the program as soon as so many products are there.</summary>
    private async Task<IReadOnlyList<string>> ImportAsync(params int[] kills)
    {
        await using var marketplace = new RunningMarketplace { Settings = Settings };
        await marketplace.InitializeAsync();
        var category = (await marketplace.Admin.Post("/api/v1/admin/categories", Documents.Of("categories", new { name = "Kitchen" }))).ShouldBe(201);
        var watch = Stopwatch.StartNew();
        var url = $"/api/v1/seller/imports?defaultCategory={category.Attributes["slug"]!.GetValue<string>()}";
        var job = (await marketplace.SellerA.Call(HttpMethod.Post, url, File(), "text/csv", [])).ShouldBe(202).Id;
        foreach (var products in kills)
        {
            while (await marketplace.ReadAsync(db => db.Products.CountAsync()) < products) await Task.Delay(20);
            await marketplace.KillAsync();
            output.WriteLine($"killed at {await marketplace.ReadAsync(db => db.Products.CountAsync())} products, after {watch.ElapsedMilliseconds} ms");
            await marketplace.StartAsync();
        }

        while (true)
        {
            var attributes = (await marketplace.SellerA.Get($"/api/v1/seller/jobs/{job}")).ShouldBe(200).Attributes;
            if (attributes["status"]!.GetValue<string>() == "succeeded") break;
            attributes["status"]!.GetValue<string>().ShouldBeOneOf("queued", "running");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(3), marketplace.Output());
            await Task.Delay(100);
        }

        output.WriteLine($"done after {watch.ElapsedMilliseconds} ms, {kills.Length} kills");

        // What follows by an event (a listing without stock is out of stock) is there when the last one was delivered.
        while (await marketplace.ReadAsync(db => db.Outbox.AnyAsync(message => message.SentAt == null)))
        {
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(5), marketplace.Output());
            await Task.Delay(100);
        }

        return await marketplace.ReadAsync(DescribeAsync);
    }

    /// <summary>All that the file made, without the ids and times that differ from run to run.</summary>
    private static async Task<IReadOnlyList<string>> DescribeAsync(MarketplaceDbContext db)
    {
        var listings = (await db.Listings.AsNoTracking().Include(listing => listing.Prices).ToListAsync()).ToDictionary(listing => listing.VariantId);
        var stock = await db.StockItems.AsNoTracking().ToDictionaryAsync(item => item.ListingId);
        var moved = (await db.StockMovements.AsNoTracking().ToListAsync()).ToLookup(movement => movement.StockItemId, movement => movement.Quantity);
        var told = new List<string>();
        foreach (var product in await db.Products.AsNoTracking().Include(product => product.Variants).ToListAsync())
        {
            told.Add($"product {product.ExternalId} {product.Slug} {product.Name} {product.Status}");
            foreach (var variant in product.Variants)
            {
                var listing = listings[variant.Id];
                var item = stock[listing.Id];
                moved[item.Id].Sum().ShouldBe(item.OnHand);
                told.Add($"variant {product.ExternalId} {variant.Sku} {variant.Name} {listing.Status} {string.Join('/', listing.Prices.Select(price => price.AmountMinor))} {item.OnHand}");
            }
        }

        foreach (var row in await db.ImportRows.AsNoTracking().ToListAsync())
        {
            told.Add($"row {row.RowNumber} line {row.Line} {row.ExternalId} {row.Status} {row.ResultType} {string.Join(' ', row.Errors)} {string.Join(' ', row.Warnings)}");
        }

        var import = await db.Imports.AsNoTracking().SingleAsync();
        told.Add($"import {import.Status} {import.RowCount} rows: {import.SucceededCount}, {import.SkippedCount}, {import.FailedCount}");
        (await db.Jobs.AsNoTracking().SingleAsync(job => job.Id == import.JobId)).Status.ShouldBe(JobStatus.Succeeded);
        told.Sort(StringComparer.Ordinal);
        return told;
    }

    /// <summary>Every third product has two sizes, and every thirtieth a price that is none.</summary>
    private static string File()
    {
        var file = new StringBuilder("Handle,Title,Type,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Qty,Variant Price\n");
        for (var number = 1; number <= Products; number++)
        {
            var price = number % 30 == 0 ? "cheap" : $"{number}.50";
            var hasSizes = number % 3 == 0;
            file.Append(CultureInfo.InvariantCulture, $"kettle-{number},Kettle {number},Kitchen,true,{(hasSizes ? "Size,S" : "Title,Default Title")},K-{number}-S,{number % 7},{price}\n");
            if (hasSizes) file.Append(CultureInfo.InvariantCulture, $"kettle-{number},,,,,L,K-{number}-L,{number % 5},{price}\n");
        }

        return file.ToString();
    }
}
