using System.Text;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Integration.Files;

namespace Marketplace.Application.UnitTests.Integration;

public sealed class CategoryFileTests
{
    [Fact]
    public async Task The_own_path_decides_where_a_category_hangs_and_parents_come_first()
    {
        var items = await ReadAsync(ImportFiles.Fixture("categories.json"));

        items.Select(item => item.Draft).OfType<ImportedCategory>().Select(category => (category.ExternalId, category.ParentExternalId, category.Position)).ShouldBe(
        [
            ("c1", null, 0), ("c4", null, 1),
            ("c6", "c1", 0), ("c2", "c1", 1), ("e2", "c1", 2),
            ("c3", "c2", 0), ("e3", "e2", 0), ("e4", "e3", 0), ("e5", "e4", 0), ("e6", "e5", 0),
        ]);
        items.Single(item => item.Draft?.ExternalId == "c3").Warnings.ShouldHaveSingleItem().Reason.ShouldContain("c4");
    }

    [Fact]
    public async Task What_cannot_stand_in_the_tree_is_told_with_its_record()
    {
        var items = await ReadAsync(ImportFiles.Fixture("categories.json"));

        items.SelectMany(item => item.Errors).OrderBy(error => error.Row).Select(error => (error.Row, error.Column, error.Code)).ShouldBe(
            [(4, "name", "required"), (6, "id", "not_unique"), (7, "path", "invalid_value"), (8, "path", "invalid_value"), (9, "path", "out_of_range")]);
        items.Sum(item => item.Rows.Count).ShouldBe(9);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1")]
    [InlineData("")]
    public async Task A_file_that_is_no_list_is_refused_as_a_whole(string text)
    {
        var items = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        items.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe("invalid_format");
    }

    [Theory]
    [InlineData("""[1]""")]
    [InlineData("""[{"id": "a", "name": "\ud800"}]""")]
    [InlineData("""[{"id": "a", "name": "A", "path": [1]}]""")]
    [InlineData("""[{"id": "a", "name": "A", "path": [{"id": "b", "name": "B"}]}]""")]
    public async Task A_faulty_record_is_an_error_and_never_an_exception(string text)
    {
        var items = await ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        items.Single(item => item.Rows.Count == 1).IsFaulty.ShouldBeTrue();
    }

    [Fact]
    public async Task Broken_gzip_is_refused_as_a_whole()
    {
        var items = await ReadAsync(new MemoryStream([0x1f, 0x8b, 1, 2, 3]));

        items.ShouldHaveSingleItem().IsFaulty.ShouldBeTrue();
    }

    [Fact]
    public async Task Every_real_category_is_accounted_for()
    {
        var items = await ReadAsync(ImportFiles.Real("bestbuy", "categories.json.gz"));

        items.Sum(item => item.Rows.Count).ShouldBe(4584);
        items.Where(item => item.IsFaulty).ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Column.ShouldBe("name");
        items.Count(item => item.Rows.Count == 0).ShouldBe(139); // named in paths only
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var category in items.Select(item => item.Draft).OfType<ImportedCategory>())
        {
            (category.ParentExternalId is null || known.Contains(category.ParentExternalId)).ShouldBeTrue();
            known.Add(category.ExternalId).ShouldBeTrue();
        }
    }

    private static async Task<IReadOnlyList<ImportItem>> ReadAsync(Stream file)
    {
        await using (file) return await CategoryFile.ReadAsync(file, TestContext.Current.CancellationToken);
    }
}
