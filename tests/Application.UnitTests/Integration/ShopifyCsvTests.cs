using System.Globalization;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Integration.Files;
using Marketplace.Domain.Common;

namespace Marketplace.Application.UnitTests.Integration;

public sealed class ShopifyCsvTests
{
    private const string Header = "Handle,Title,Variant Price,Variant Inventory Qty,Option1 Name,Option1 Value\n";

    [Fact]
    public async Task A_file_with_every_quirk_is_read_in_full()
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products.csv"));

        items.Select(item => (item.Draft?.ExternalId, item.Rows.Count, item.IsFaulty)).ShouldBe([("tin-kettle", 2, false), ("wool-scarf", 3, false), ("plain-mug", 1, false)]);
        var kettle = items[0].Product();
        kettle.BodyHtml.ShouldBe("<p>Two litres.</p>\r\n<ul>\r\n<li>Spout, 3\" wide</li>\r\n</ul>");
        kettle.Tags.ShouldBe(["Tin", "Kettle"]);
        kettle.OptionNames.ShouldBeEmpty();
        kettle.Images.ShouldBe([new("https://images.example/kettle.jpg", "Kettle"), new("https://images.example/kettle-back.jpg", null)]);
        kettle.Variants.ShouldBe([new ImportedVariant([], "QW-1", null, 900, 4, new Money(2450, "USD"), new Money(3000, "USD"), null)]);
        items[0].Rows.Select(row => (row.Number, row.Line)).ShouldBe([(1, 2), (2, 6)]);
    }

    [Fact]
    public async Task Later_rows_take_the_option_names_of_the_first_whatever_their_spelling()
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products.csv"));

        var scarf = items[1].Product();
        scarf.OptionNames.ShouldBe(["Colour", "Size"]);
        scarf.Variants.Select(variant => string.Join('/', variant.OptionValues)).ShouldBe(["Red/Short", "Red/Long", "Blue/Short"]);
    }

    [Fact]
    public async Task A_blank_quantity_is_none_and_less_than_none_is_none_with_a_warning()
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products.csv"));

        items[1].Product().Variants.Select(variant => variant.Quantity).ShouldBe([0, 2, 0]);
        items[1].Warnings.ShouldHaveSingleItem().Column.ShouldBe("Variant Inventory Qty");
    }

    [Fact]
    public async Task A_compare_price_that_is_no_higher_is_no_sale()
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products.csv"));

        items[1].Product().Variants.ShouldAllBe(variant => variant.RegularPrice == null);
    }

    [Fact]
    public async Task A_formula_stays_text_and_a_blank_flag_leaves_the_product_unpublished()
    {
        var mug = (await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products.csv")))[2].Product();

        mug.BodyHtml.ShouldBe("=2+3");
        mug.IsPublished.ShouldBeFalse();
    }

    [Fact]
    public async Task Every_fault_is_told_with_its_line_and_column()
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Fixture("products-broken.csv"));

        items.SelectMany(item => item.Errors).Select(error => (error.Line, error.Column, error.Code)).ShouldBe(
        [
            (2, "Title", "required"),
            (3, "Variant Price", "invalid_format"),
            (4, null, "invalid_format"),
            (6, "Handle", "required"),
            (7, "Variant SKU", "not_unique"),
            (8, "Option1 Value", "not_unique"),
            (8, "Variant Price", "out_of_range"),
            (8, "Variant Inventory Qty", "invalid_value"),
            (10, "Handle", "not_unique"),
        ]);
        items.Where(item => !item.IsFaulty).Select(item => item.Draft!.ExternalId).ShouldBe(["sound"]);
        items.Sum(item => item.Rows.Count).ShouldBe(9);
    }

    [Theory]
    [InlineData("", "required")]
    [InlineData("Handle,Title\na,A\n", "required")]
    [InlineData("Handle;Title;Variant Price\n", "required")]
    [InlineData("Handle,Title,Variant Price,HANDLE\n", "not_unique")]
    public async Task A_file_without_a_usable_header_is_refused_as_a_whole(string text, string code)
    {
        var items = await ImportFiles.ReadProductsAsync(text);

        items.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("a,A,\"5,1,,\nb,B,6,1,,\n", "invalid_format")]
    [InlineData("a,\u0000,5,1,,\n", "invalid_format")]
    [InlineData("a,A,5,1,,,surplus\n", "invalid_format")]
    [InlineData("a,A,1e3,1,,\n", "invalid_format")]
    [InlineData("a,A,\"1,000\",1,,\n", "invalid_format")]
    [InlineData("a,A,-1,1,,\n", "out_of_range")]
    [InlineData("a,A,99999999999999,1,,\n", "out_of_range")]
    [InlineData("a,A,5,99999999999,,\n", "out_of_range")]
    [InlineData("a,A,5,many,,\n", "invalid_value")]
    [InlineData("a,A,5,1,Size,\n", "required")]
    public async Task A_faulty_row_is_an_error_and_never_an_exception(string row, string code)
    {
        var items = await ImportFiles.ReadProductsAsync(Header + row);

        items[0].Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        items[0].Errors[0].Line.ShouldBe(2);
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_an_error_of_its_row()
    {
        byte[] file = [.. System.Text.Encoding.ASCII.GetBytes(Header + "a,A"), 0xE9, .. System.Text.Encoding.ASCII.GetBytes(",5,1,,\nb,B,6,1,,\n")];

        var items = await ImportFiles.ReadProductsAsync(new MemoryStream(file));

        items.Select(item => item.IsFaulty).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_quote_that_swallows_more_than_a_row_may_hold_ends_the_reading_with_an_error()
    {
        var items = await ImportFiles.ReadProductsAsync(Header + "a,A,5,1,,\nb,\"" + new string('x', ImportLimits.MaxRecordBytes + 100_000));

        items.Select(item => item.IsFaulty).ShouldBe([false, true]);
    }

    [Theory]
    [InlineData("JPY", "1200", 1200)]
    [InlineData("KWD", "1.250", 1250)]
    [InlineData("USD", "1.5", 150)]
    public async Task Amounts_follow_the_currency(string currency, string price, long minor)
    {
        var items = await ImportFiles.ReadProductsAsync(Header + $"a,A,{price},1,,\n", currency);

        items[0].Product().Variants[0].Price.ShouldBe(new Money(minor, currency));
    }

    [Fact]
    public async Task A_file_beyond_the_limit_of_rows_is_cut_with_an_error()
    {
        var rows = string.Concat(Enumerable.Range(0, ImportLimits.MaxRows + 5).Select(i => string.Create(CultureInfo.InvariantCulture, $"h{i},A,5,1,,\n")));

        var items = await ImportFiles.ReadProductsAsync(Header + rows);

        items.Count.ShouldBe(ImportLimits.MaxRows + 1);
        items[^1].Errors.ShouldHaveSingleItem().Code.ShouldBe("out_of_range");
    }

    [Theory]
    [InlineData("apparel.csv", 20, 22)]
    [InlineData("home-and-garden.csv", 20, 21)]
    [InlineData("jewelery.csv", 20, 41)]
    public async Task Every_row_of_the_real_files_is_accounted_for(string file, int products, int rows)
    {
        var items = await ImportFiles.ReadProductsAsync(ImportFiles.Real("shopify", file));

        items.Count.ShouldBe(products);
        items.Sum(item => item.Rows.Count).ShouldBe(rows);
        items.ShouldAllBe(item => !item.IsFaulty && item.Product().IsPublished && item.Product().Variants.All(variant => variant.Price != null));
    }
}
