using System.Text;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Integration.Files;

namespace Marketplace.Application.UnitTests.Integration;

/// <summary>The project's own small files, and the real ones where the environment names a folder of them.</summary>
internal static class ImportFiles
{
    private const string RealDataVariable = "MARKETPLACE_REAL_DATA";

    public static Stream Fixture(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "fixtures", "imports", name));

    public static Stream Real(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable(RealDataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{RealDataVariable} is not set.");
        return File.OpenRead(Path.Combine([folder!, .. path]));
    }

    public static async Task<List<ImportItem>> ReadProductsAsync(Stream file, string currency = "USD")
    {
        await using (file)
        {
            var items = new List<ImportItem>();
            await foreach (var item in ShopifyCsv.ReadAsync(file, currency, TestContext.Current.CancellationToken)) items.Add(item);
            return items;
        }
    }

    public static Task<List<ImportItem>> ReadProductsAsync(string text, string currency = "USD") =>
        ReadProductsAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), currency);

    public static ImportedProduct Product(this ImportItem item) => item.Draft.ShouldBeOfType<ImportedProduct>();
}
