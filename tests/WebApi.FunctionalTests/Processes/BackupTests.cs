using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>Everything is lost and comes back: the steps of docs/operations.md, with the scripts that it names.</summary>
public sealed class BackupTests
{
    [Fact]
    [Trait("Rule", "R-17")]
    public async Task What_was_destroyed_is_restored_row_by_row_and_the_books_agree_but_not_from_a_backup_that_was_changed()
    {
        await using var marketplace = new RunningMarketplace { Settings = FilledShop.Quiet };
        await marketplace.InitializeAsync();
        await FillAsync(marketplace);
        var before = await SettledAsync(marketplace);
        var pictures = FilesIn(marketplace);

        var backup = (await RunAsync(marketplace, "backup", Path.Combine(marketplace.Folder, "backups"))).ShouldSucceed().Trim(); // of the running program
        (await RunAsync(marketplace, "restore", await ChangedAsync(backup), "--replace")).Code.ShouldNotBe(0);
        (await marketplace.Anonymous.Get("/api/v1/products")).ShouldBe(200);
        (await marketplace.TerminateAsync()).ShouldBe(0);
        (await RunAsync(marketplace, "restore", backup)).Code.ShouldBe(1); // not over what is there
        (await RunAsync(marketplace, "restore", await CutShortAsync(backup), "--replace")).Code.ShouldNotBe(0); // what is there goes only when what comes instead is whole
        (await marketplace.Database.ContentAsync()).ShouldBe(before);
        await marketplace.Database.DestroyAsync();
        Directory.Delete(Path.Combine(marketplace.Folder, "media"), recursive: true);

        (await RunAsync(marketplace, "restore", backup)).ShouldSucceed();

        (await marketplace.Database.ContentAsync()).ShouldBe(before);
        FilesIn(marketplace).ShouldBe(pictures);
        (await marketplace.CommandAsync("verify")).ShouldBe((0, "The books agree: no violations."));
        await marketplace.StartAsync();
        (await marketplace.Anonymous.Get("/api/v1/products?filter[q]=teapot")).ShouldBe(200).Items.Count.ShouldBe(1); // found by its words, as before
        (await RunAsync(marketplace, "restore", backup, "--replace")).ShouldSucceed();
    }

    private static async Task FillAsync(RunningMarketplace marketplace)
    {
        var sold = await marketplace.Product(stock: 20, name: "Teapot");
        var shoppers = await marketplace.ShoppersAsync(5, "20.00", _ => [(sold, 2)]);
        foreach (var shopper in shoppers) (await shopper.CheckOut()).ShouldBe(201);
        Directory.CreateDirectory(Path.Combine(marketplace.Folder, "media", "public", "ab"));
        await File.WriteAllBytesAsync(Path.Combine(marketplace.Folder, "media", "public", "ab", "picture of 'it'.webp"), [1, 2, 3]);
    }

    /// <returns>The same, but for a letter of the database.</returns>
    private static async Task<string> ChangedAsync(string backup)
    {
        var (changed, database) = CopyOf(backup, "changed");
        await File.AppendAllTextAsync(database, "x", TestContext.Current.CancellationToken);
        return changed;
    }

    /// <returns>Two thirds of the database, with a checksum that says it is all of it.</returns>
    private static async Task<string> CutShortAsync(string backup)
    {
        var (cut, database) = CopyOf(backup, "cut");
        var whole = await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken);
        var rest = whole[..(whole.Length * 2 / 3)];
        await File.WriteAllBytesAsync(database, rest, TestContext.Current.CancellationToken);
        var checksums = Path.Combine(cut, "checksums");
        var told = await File.ReadAllTextAsync(checksums, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(checksums, told.Replace(Sum(whole), Sum(rest), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return cut;
    }

    private static string Sum(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static (string Backup, string Database) CopyOf(string backup, string name)
    {
        var copy = $"{backup}-{name}";
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(backup)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return (copy, Directory.GetFiles(copy, "database.*").ShouldHaveSingleItem());
    }

    /// <summary>What is in the database when all that goes on in the background is done.</summary>
    private static async Task<IReadOnlyList<string>> SettledAsync(RunningMarketplace marketplace)
    {
        var last = await marketplace.Database.ContentAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            var now = await marketplace.Database.ContentAsync();
            if (now.SequenceEqual(last, StringComparer.Ordinal)) return now;
            last = now;
        }

        throw new TimeoutException("The program does not come to rest.");
    }

    private static List<string> FilesIn(RunningMarketplace marketplace)
    {
        var folder = Path.Combine(marketplace.Folder, "media");
        return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(File.ReadAllBytes(file))}").Order(StringComparer.Ordinal)];
    }

    private static Task<Ended> RunAsync(RunningMarketplace marketplace, string script, params string[] arguments) =>
        marketplace.RunAsync(Path.GetFullPath(Path.Combine(Here(), "../../../../deploy", script)), arguments);

    private static string Here([CallerFilePath] string path = "") => path;
}
