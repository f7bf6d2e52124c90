using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

public class SavingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_a_part_raises_the_version_of_its_aggregate()
    {
        await using var database = await Database.CreateAsync();
        var (id, variant) = await ShirtAsync(database);

        await database.WithAsync(async (db, _) =>
        {
            var product = await db.Products.SingleAsync(Ct);
            product.ChangeVariant(variant, product.Variant(variant).Details with { Name = "Large" });
            return await db.SaveChangesAsync(Ct);
        });

        var stored = await database.WithAsync((db, _) => db.Products.SingleAsync(product => product.Id == id, Ct));
        stored.Version.ShouldBe(2);
        stored.Variants.Single().Name.ShouldBe("Large");
    }

    [Fact]
    public async Task Removing_a_part_raises_the_version_of_its_aggregate()
    {
        await using var database = await Database.CreateAsync();
        var (_, variant) = await ShirtAsync(database);

        await database.WithAsync(async (db, _) =>
        {
            (await db.Products.SingleAsync(Ct)).RemoveVariant(variant);
            return await db.SaveChangesAsync(Ct);
        });

        var stored = await database.WithAsync((db, _) => db.Products.SingleAsync(Ct));
        stored.Version.ShouldBe(2);
        stored.Variants.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_neither_a_version_nor_an_event()
    {
        await using var database = await Database.CreateAsync();
        await ShirtAsync(database);
        var before = await database.WithAsync((db, _) => db.Outbox.CountAsync(Ct));

        await database.WithAsync(async (db, _) =>
        {
            var product = await db.Products.SingleAsync(Ct);
            product.Change(product.Details with { Options = [.. product.Options] });
            return await db.SaveChangesAsync(Ct);
        });

        (await database.WithAsync((db, _) => db.Products.SingleAsync(Ct))).Version.ShouldBe(1);
        (await database.WithAsync((db, _) => db.Outbox.CountAsync(Ct))).ShouldBe(before);
    }

    [Fact]
    public async Task What_belongs_to_something_that_is_gone_is_refused_as_such()
    {
        await using var database = await Database.CreateAsync();

        var refused = await Should.ThrowAsync<DomainException>(() => database.WithAsync(async (db, _) =>
        {
            db.SellerClosures.Add(SellerClosure.Announce(SellerId.New(), ShopId.New(), database.Clock.GetUtcNow(), endsAt: null, message: null));
            return await db.SaveChangesAsync(Ct);
        }));

        (refused.Error.Kind, refused.Error.Code).ShouldBe((ErrorKind.NotFound, "related_not_found"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, false)]
    public async Task A_write_happens_only_on_the_version_that_the_caller_expects(int expected, bool succeeds)
    {
        await using var database = await Database.CreateAsync();
        var (id, _) = await ShirtAsync(database);

        var saving = () => database.WithAsync(async (db, services) =>
        {
            services.GetRequiredService<WritePrecondition>().Expect(id.Value, expected);
            var product = await db.Products.SingleAsync(Ct);
            product.Change(product.Details with { Brand = "Maison" });
            return await db.SaveChangesAsync(Ct);
        });

        if (succeeds) await saving();
        else (await saving.ShouldThrowAsync<DomainException>()).Error.Code.ShouldBe("precondition_failed");
    }

    [Fact]
    public async Task The_second_of_two_writers_is_refused()
    {
        await using var database = await Database.CreateAsync();
        await ShirtAsync(database);

        var refusal = await Should.ThrowAsync<DomainException>(() => database.WithAsync(async (slow, _) =>
        {
            var product = await slow.Products.SingleAsync(Ct);
            await database.WithAsync(async (fast, _) =>
            {
                var same = await fast.Products.SingleAsync(Ct);
                same.Change(same.Details with { Brand = "First" });
                return await fast.SaveChangesAsync(Ct);
            });
            product.Change(product.Details with { Brand = "Second" });
            return await slow.SaveChangesAsync(Ct);
        }));

        refusal.Error.Code.ShouldBe("precondition_failed");
        (await database.WithAsync((db, _) => db.Products.SingleAsync(Ct))).Brand.ShouldBe("First");
    }

    [Fact]
    public async Task What_a_unique_index_refuses_is_told_at_its_member()
    {
        await using var database = await Database.CreateAsync();
        await ShirtAsync(database);

        var refusal = await Should.ThrowAsync<DomainException>(() => ShirtAsync(database));

        refusal.Error.Kind.ShouldBe(ErrorKind.Invalid);
        refusal.Error.Code.ShouldBe("not_unique");
        refusal.Error.Member.ShouldBe("slug");
    }

    [Fact]
    public async Task A_move_is_written_into_the_history()
    {
        await using var database = await Database.CreateAsync();
        await ShirtAsync(database);

        await database.WithAsync(async (db, _) =>
        {
            (await db.Products.SingleAsync(Ct)).Move(ProductStatus.InReview, ProductMoves.OfSeller, reason: null, listings: 1, database.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Ct);
        });

        var transition = await database.WithAsync((db, _) => db.Transitions.SingleAsync(Ct));
        (transition.SubjectType, transition.From, transition.To).ShouldBe(("products", "draft", "inReview"));
    }

    [Fact]
    public async Task A_failed_unit_of_work_leaves_nothing_behind()
    {
        await using var database = await Database.CreateAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => database.WithAsync((db, _) => db.ExecuteAsync<int>(
            async ct =>
            {
                db.Tags.Add(Tag.Create("Linen", "linen"));
                await db.SaveChangesAsync(ct);
                throw new InvalidOperationException();
            },
            Ct)));

        (await database.WithAsync((db, _) => db.Tags.AnyAsync(Ct))).ShouldBeFalse();
        await database.WithAsync(async (db, _) =>
        {
            db.Tags.Add(Tag.Create("Linen", "linen"));
            return await db.SaveChangesAsync(Ct); // the writer's turn was given back
        });
    }

    private static Task<(ProductId Id, VariantId Variant)> ShirtAsync(Database database) => database.WithAsync(async (db, _) =>
    {
        var product = Product.Create(SellerId.New(), createdBy: null, new ProductDetails("Linen shirt", "linen-shirt") { Options = [new OptionAxis("size", ["M", "L"])] });
        var variant = product.AddVariant(new VariantDetails("L") { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["size"] = "L" } });
        db.Products.Add(product);
        await db.SaveChangesAsync(Ct);
        return (product.Id, variant);
    });
}
