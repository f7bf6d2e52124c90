using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests.Catalog;

public class ProductTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Two_variants_cannot_have_the_same_options()
    {
        var shirt = Shirt();
        shirt.AddVariant(Size("M"));

        Refused.By(() => shirt.AddVariant(Size("M"))).ShouldBe(("not_unique", "options"));
    }

    [Theory]
    [InlineData("size", "XXL")]
    [InlineData("colour", "M")]
    public void A_variant_names_a_value_of_every_option(string axis, string value)
    {
        var details = new VariantDetails("X") { Options = new Dictionary<string, string>(StringComparer.Ordinal) { [axis] = value } };

        Refused.By(() => Shirt().AddVariant(details)).ShouldBe(("invalid_value", "options"));
    }

    [Fact]
    public void An_option_that_a_variant_uses_stays()
    {
        var shirt = Shirt();
        shirt.AddVariant(Size("M"));

        Refused.By(() => shirt.Change(shirt.Details with { Options = [new OptionAxis("size", ["L"])] })).ShouldBe(("invalid_value", "options"));
    }

    [Fact]
    public void A_product_has_at_most_three_options() =>
        Refused.By(() => Product.Create(null, null, new ProductDetails("P", "p") { Options = [.. "abcd".Select(name => new OptionAxis(name.ToString(), ["1"]))] }))
            .ShouldBe(("too_long", "options"));

    [Fact]
    public void A_product_has_at_most_a_hundred_variants()
    {
        var product = Product.Create(null, null, new ProductDetails("P", "p")
        {
            Options = [new OptionAxis("a", [.. Enumerable.Range(0, 100).Select(n => $"{n}")]), new OptionAxis("b", ["1", "2"])],
        });
        for (var n = 0; n < 100; n++) product.AddVariant(Pair($"{n}", "1"));

        Refused.By(() => product.AddVariant(Pair("0", "2"))).ShouldBe(("out_of_range", "product"));
    }

    [Fact]
    public void A_draft_without_a_listing_cannot_be_submitted()
    {
        var shirt = Shirt();
        shirt.AddVariant(Size("M"));

        Refused.By(() => shirt.Move(ProductStatus.InReview, ProductMoves.OfSeller, null, listings: 0, Now)).ShouldBe(("invalid_state_transition", "to"));
    }

    [Fact]
    public void A_seller_submits_and_an_admin_publishes()
    {
        var shirt = Shirt();
        shirt.AddVariant(Size("M"));

        shirt.Move(ProductStatus.InReview, ProductMoves.OfSeller, null, listings: 1, Now);
        Refused.By(() => shirt.Move(ProductStatus.Published, ProductMoves.OfSeller, null, listings: 1, Now)).ShouldBe(("invalid_state_transition", "to"));
        shirt.Move(ProductStatus.Published, ProductMoves.OfAdmin, null, listings: 1, Now);

        shirt.Status.ShouldBe(ProductStatus.Published);
        shirt.PublishedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_rejection_needs_a_reason()
    {
        var shirt = Shirt();
        shirt.AddVariant(Size("M"));
        shirt.Move(ProductStatus.InReview, ProductMoves.OfSeller, null, listings: 1, Now);

        Refused.By(() => shirt.Move(ProductStatus.Rejected, ProductMoves.OfAdmin, " ", listings: 1, Now)).ShouldBe(("required", "reason"));
    }

    [Fact]
    public void A_repeated_move_changes_nothing()
    {
        var shirt = Shirt();
        shirt.Move(ProductStatus.Archived, ProductMoves.OfSeller, null, listings: 0, Now);
        shirt.DequeueEvents();

        shirt.Move(ProductStatus.Archived, ProductMoves.OfSeller, null, listings: 0, Now);

        shirt.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Exactly_one_image_is_the_primary_one()
    {
        var shirt = Shirt();
        var first = shirt.AddImage(UploadId.New(), position: null, alt: null, isPrimary: false);
        var second = shirt.AddImage(UploadId.New(), position: null, alt: null, isPrimary: true);
        shirt.Image(first).IsPrimary.ShouldBeFalse();

        shirt.RemoveImage(second);

        shirt.Image(first).IsPrimary.ShouldBeTrue();
    }

    [Fact]
    public void A_product_has_at_most_twenty_images()
    {
        var shirt = Shirt();
        for (var n = 0; n < Product.MaxImages; n++) shirt.AddImage(UploadId.New(), null, null, isPrimary: false);

        Refused.By(() => shirt.AddImage(UploadId.New(), null, null, isPrimary: false)).ShouldBe(("out_of_range", "product"));
    }

    private static Product Shirt() => Product.Create(SellerId.New(), null, new ProductDetails("Shirt", "shirt") { Options = [new OptionAxis("size", ["M", "L"])] });

    private static VariantDetails Size(string size) => new(size) { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["size"] = size } };

    private static VariantDetails Pair(string a, string b) => new(a) { Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = a, ["b"] = b } };
}
