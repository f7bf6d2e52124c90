using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.IntegrationTests.Search;
using Marketplace.Infrastructure.Persistence.Changes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Platform;

/// <summary>Changes are told for ninety days.</summary>
public sealed class ChangeRetentionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Rule", "R-16")]
    public async Task Changes_go_after_ninety_days_and_cursors_from_before_with_them()
    {
        await using var shelves = await Shelves.BuildAsync();
        shelves.Asker.Surface = Surface.Admin;
        await DraftsAsync(shelves, "first", count: 1);
        await TellAsync(shelves);
        var copy = new Copy(shelves.Database);
        await copy.WalkAsync();
        await DraftsAsync(shelves, "old", count: 1100);
        await TellAsync(shelves);
        shelves.Database.Clock.Advance(TimeSpan.FromDays(89));
        var young = new Copy(shelves.Database, pageSize: 100);
        await young.WalkAsync();
        shelves.Database.Clock.Advance(TimeSpan.FromDays(2));
        await DraftsAsync(shelves, "new", count: 3);
        await TellAsync(shelves);

        (await ForgetAsync(shelves)).ShouldBeGreaterThan(1100);

        (await Should.ThrowAsync<DomainException>(copy.ReadAsync)).Error.ShouldSatisfyAllConditions(
            error => error.Code.ShouldBe("cursor_expired"), error => error.Meta!["types"].ShouldBeOfType<string[]>().ShouldContain("products"));
        (await young.WalkAsync()).ShouldBe(3, "nothing behind its cursor was forgotten");
        (await new Copy(shelves.Database).ReadAsync()).Items.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_the_public_has_seen_long_ago_is_told_as_deleted_when_it_goes()
    {
        await using var shelves = await Shelves.BuildAsync();
        var knife = await shelves.ProductAsync("Knife");
        await TellAsync(shelves);
        shelves.Database.Clock.Advance(TimeSpan.FromDays(200));
        await ForgetAsync(shelves);
        var copy = new Copy(shelves.Database);
        (await copy.WalkAsync()).ShouldBe(0);

        await shelves.ChangeAsync(async db => (await db.Products.SingleAsync(Ct)).Move(ProductStatus.Archived, ProductMoves.OfAdmin, "Old", listings: 1, shelves.Database.Clock.GetUtcNow()));
        await shelves.RefreshAsync(knife);
        await TellAsync(shelves);

        await copy.WalkAsync();
        copy.Known.Values.Select(change => (change.ResourceType, change.Op)).ShouldBe([(FeedType.Products, ChangeOp.Delete), (FeedType.Listings, ChangeOp.Delete)], ignoreOrder: true);
    }

    [Fact]
    public async Task Walking_on_is_two_statements()
    {
        await using var shelves = await Shelves.BuildAsync();
        await shelves.ProductAsync("Knife");
        await TellAsync(shelves);
        var copy = new Copy(shelves.Database, pageSize: 1);

        (await Statements.OfAsync(copy.ReadAsync)).Count.ShouldBe(1);
        await copy.WalkAsync();
        (await Statements.OfAsync(copy.ReadAsync)).Count.ShouldBe(2);
    }

    private static Task<int> DraftsAsync(Shelves shelves, string word, int count) =>
        shelves.SaveAsync(Enumerable.Range(0, count).Select(number => Product.Create(shelves.Seller.Id, createdBy: null, new ProductDetails(word, $"{word}-{number}"))));

    private static Task<int> TellAsync(Shelves shelves) => shelves.Database.WithAsync((_, services) => services.GetRequiredService<ChangeFeed>().TellAsync(Ct));

    private static Task<int> ForgetAsync(Shelves shelves) => shelves.Database.WithAsync((_, services) => services.GetRequiredService<IMediator>().Send(new ForgetChangesCommand(), Ct));
}
