using System.Text;
using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Application.Integration;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Marketplace.Domain.Media;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Persistence;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing.Databases;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Infrastructure.IntegrationTests.Integration;

/// <summary>The whole application without HTTP on a database of its own; imports run when a test says so.</summary>
internal sealed class ImportHost : IAsyncDisposable
{
    private const string RealDataVariable = "MARKETPLACE_REAL_DATA";

    private readonly string _folder;
    private readonly TestDatabase _tables;
    private readonly ServiceProvider _services;

    private ImportHost(string folder, TestDatabase tables, int chunkSize)
    {
        (_folder, _tables) = (folder, tables);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(tables.Settings).AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Integration:Folder"] = Path.Combine(_folder, "imports"),
            ["Integration:ChunkSize"] = chunkSize.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Media:Folder"] = Path.Combine(_folder, "media"),
        }).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(Clock).AddSingleton(new StoreOptions());
        services.AddApplication().AddInfrastructure(configuration);
        services.AddSingleton<ICaller>(Caller).AddSingleton<IRemoteImageFetcher>(Pictures).AddSingleton(Steps);
        services.AddScoped<IUnitOfWork>(provider => new StoppableUnit(provider.GetRequiredService<MarketplaceDbContext>(), Steps));
        _services = services.BuildServiceProvider();
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public MovableClock Clock { get; } = new();

    public ImportCaller Caller { get; } = new();

    public FakePictures Pictures { get; } = new();

    public StepHook Steps { get; } = new();

    public static async Task<ImportHost> CreateAsync(int chunkSize = 50)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-").FullName;
        return new ImportHost(folder, await TestDatabase.MigratedAsync(folder), chunkSize);
    }

    public static Stream Fixture(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "fixtures", "imports", name));

    public static Stream Text(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static Stream Real(params string[] path)
    {
        var folder = Environment.GetEnvironmentVariable(RealDataVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{RealDataVariable} is not set.");
        return File.OpenRead(Path.Combine([folder!, .. path]));
    }

    public async Task<T> WithAsync<T>(Func<MarketplaceDbContext, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }

    public async Task<TResult> SendAsync<TResult>(IRequest<TResult> request)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, Ct);
    }

    public Task<SellerId> SellerAsync(string slug, bool isTrusted = true) => WithAsync(async db =>
    {
        var seller = Seller.Register(new SellerDetails(slug, slug, slug), "USD");
        seller.AcceptTerms(Clock.GetUtcNow());
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, Clock.GetUtcNow());
        if (isTrusted) seller.Trust(trusted: true);
        db.Sellers.Add(seller);
        await db.SaveChangesAsync(Ct);
        return seller.Id;
    });

    public async Task<ImportId> StartAsync(Stream file, SellerId? seller, ImportTargetType target = ImportTargetType.Products, Func<ImportDetails, ImportDetails>? with = null)
    {
        var details = new ImportDetails(target, Import.FormatOf(target)) { ErrorPolicy = ImportErrorPolicy.RejectRows };
        await using (file)
        {
            var key = await _services.GetRequiredService<IImportFiles>().KeepAsync(file, Ct);
            return new ImportId((await SendAsync(new StartImportCommand(key, "file", with?.Invoke(details) ?? details, seller))).Id);
        }
    }

    public Task<bool> RunAsync() => _services.GetRequiredService<ImportRunner>().RunNextAsync(Ct);

    public async Task<Import> ImportAsync(Stream file, SellerId? seller, ImportTargetType target = ImportTargetType.Products, Func<ImportDetails, ImportDetails>? with = null)
    {
        var id = await StartAsync(file, seller, target, with);
        (await RunAsync()).ShouldBeTrue();
        return await FindAsync(id);
    }

    public Task<Import> FindAsync(ImportId id) => WithAsync(db => db.Imports.SingleAsync(import => import.Id == id, Ct));

    public Task<List<ImportRow>> RowsAsync(ImportId id) => WithAsync(db => db.ImportRows.Where(row => row.ImportId == id).OrderBy(row => row.RowNumber).ToListAsync(Ct));

    /// <summary>Everything that an import can leave behind for a seller, as text that two runs can be compared by.</summary>
    public Task<string> StateAsync(SellerId seller) => WithAsync(async db =>
    {
        var products = await db.Products.Where(product => product.SellerId == seller).OrderBy(product => product.ExternalId).ToListAsync(Ct);
        var listings = await db.Listings.Where(listing => listing.SellerId == seller).ToListAsync(Ct);
        var stock = await db.StockItems.Where(item => item.SellerId == seller).ToListAsync(Ct);
        var rows = await db.ImportRows.Where(row => db.Imports.Any(import => import.Id == row.ImportId && import.SellerId == seller)).OrderBy(row => row.RowNumber).ToListAsync(Ct);
        var state = new List<string>();
        foreach (var product in products)
        {
            state.Add($"{product.ExternalId} {product.Name} {product.Status} v{product.Version} tags {product.Tags.Count} images {product.Images.Count}");
            foreach (var variant in product.Variants.OrderBy(variant => variant.Position))
            {
                var listing = listings.Find(candidate => candidate.VariantId == variant.Id);
                var item = stock.Find(candidate => candidate.ListingId == listing?.Id);
                state.Add($"  {variant.Name} {variant.Sku} image {variant.ImageId is not null} {listing?.Status} v{listing?.Version} {listing?.Prices.Single().AmountMinor}/{listing?.Prices.Single().SaleAmountMinor} stock {item?.OnHand} v{item?.Version}");
            }
        }

        foreach (var row in rows) state.Add($"{row.RowNumber} {row.Line} {row.ExternalId} {row.Status} {row.Errors.Count} {row.Warnings.Count}");
        state.Add($"pending {await db.PendingPictures.CountAsync(Ct)}");
        return string.Join('\n', state);
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _tables.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Nobody in particular: work in the background.</summary>
internal sealed class ImportCaller : ICaller
{
    public CallerKind Kind => CallerKind.System;

    public Surface Surface { get; set; } = Surface.Admin;

    public UserId? UserId => null;

    public BuyerId? BuyerId => null;

    public SellerId? SellerId { get; set; }

    public string Credential => "test";

    public bool May(string permission) => true;
}

/// <summary>Has every picture but those that are called missing.</summary>
internal sealed class FakePictures : IRemoteImageFetcher
{
    public List<string> Asked { get; } = [];

    public Task<FetchedImage> FetchAsync(string url, CancellationToken ct)
    {
        Asked.Add(url);
        return Task.FromResult(url.Contains("missing", StringComparison.Ordinal)
            ? new FetchedImage(File: null, "missing.jpg", FetchRefusal.Unreachable)
            : new FetchedImage(new ReceivedFile(FileKind.Jpeg, 1, new string('a', 64), "image/" + Guid.NewGuid().ToString("N"), new ImageSize(10, 10)), "picture.jpg"));
    }
}
