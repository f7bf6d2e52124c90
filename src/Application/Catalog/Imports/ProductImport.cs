using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog.Imports;

/// <summary>Makes the products of a file with all that belongs to them, and follows what the file later says differently.</summary>
internal sealed class ProductImport(ICatalogDb db, ISellerDirectory sellers, ImportWords words, OfferImport offers, TimeProvider clock) : IImportTarget
{
    private static readonly ImportRowNote NothingToSell = new("required", "A product without a price stays a draft.", "Variant Price");

    public ImportTargetType Type => ImportTargetType.Products;

    public async Task<bool> KnowsAsync(ImportMapping mapping, CancellationToken ct) => mapping.Category is not { } slug || await words.BySlugAsync(slug, ct) is not null;

    public async Task<IReadOnlySet<Guid>> ExistingAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var products = ids.Select(id => new ProductId(id)).ToList();
        return (await db.Products.Where(product => products.Contains(product.Id)).Select(product => product.Id).ToListAsync(ct)).Select(id => id.Value).ToHashSet();
    }

    public async Task<ImportOutcome> ApplyAsync(ImportChange change, ImportContext context, CancellationToken ct)
    {
        var diff = new ProductDiff((ImportedProduct)change.Draft, (ImportedProduct?)change.Before);
        var seller = await sellers.GetAsync(context.Seller!.Value, ct);
        var warnings = new List<ImportRowNote>();
        var category = diff.Says(draft => draft.Type) ? await words.CategoryAsync(diff.Draft.Type, context.Mapping, warnings, ct) : null;

        var product = await FindAsync(change, seller.Id, ct);
        var listings = product is null ? [] : await offers.ListingsAsync(product, seller, ct);
        if (product is null) product = await CreateAsync(diff, seller.Id, category, ct);
        else product.Change(diff.Apply(product.Details, category));

        await words.TagAsync(product, diff, warnings, ct);
        foreach (var wanted in diff.Draft.Variants) await TakeAsync(product, wanted, diff, listings, seller, warnings, ct);
        foreach (var gone in diff.Gone) Retire(product, gone, diff, listings);
        Publish(product, diff, listings, seller, warnings);
        return new ImportOutcome(product.Id.Value) { Warnings = warnings, Pictures = Pictures(product, diff, warnings) };
    }

    private async Task<Product?> FindAsync(ImportChange change, SellerId seller, CancellationToken ct) => change.KnownId is { } known
        ? await db.Products.SingleAsync(product => product.Id == new ProductId(known), ct)
        : await db.Products.SingleOrDefaultAsync(product => product.SellerId == seller && product.ExternalId == change.Draft.ExternalId, ct);

    private async Task<Product> CreateAsync(ProductDiff diff, SellerId seller, CategoryId? category, CancellationToken ct)
    {
        var slug = await Slugs.FreeAsync(db.Products.Select(other => other.Slug), diff.Draft.ExternalId, ct, db.Products.Local.Select(other => other.Slug));
        var product = Product.Create(seller, createdBy: null, diff.Apply(new ProductDetails(diff.Draft.Title, slug), category));
        db.Products.Add(product);
        return product;
    }

    private async Task TakeAsync(Product product, ImportedVariant wanted, ProductDiff diff, List<Listing> listings, SellerStanding seller, List<ImportRowNote> warnings, CancellationToken ct)
    {
        var before = diff.BeforeOf(wanted);
        var variant = diff.Find(product, wanted);
        if (variant is null) variant = product.Variant(product.AddVariant(diff.Apply(diff.Describe(wanted), wanted, warnings)));
        else if (wanted != before) product.ChangeVariant(variant.Id, diff.Apply(variant.Details, wanted, warnings));

        if (wanted != before || listings.TrueForAll(listing => listing.VariantId != variant.Id)) await offers.OfferAsync(variant, wanted, before, listings, seller, ct);
        var listing = listings.Find(candidate => candidate.VariantId == variant.Id);
        if (before?.Price is null && listing?.Status is ListingStatus.Paused && product.Status is ProductStatus.Published && seller.IsApproved)
        {
            listing.Move(ListingStatus.Active, ListingMoves.OfSeller, reason: null, mayBeSold: true);
        }
    }

    private static void Retire(Product product, ImportedVariant gone, ProductDiff diff, List<Listing> listings)
    {
        if (diff.Find(product, gone) is not { } variant) return;
        product.ChangeVariant(variant.Id, variant.Details with { IsActive = false });
        OfferImport.Withdraw(listings.Find(listing => listing.VariantId == variant.Id));
    }

    private void Publish(Product product, ProductDiff diff, List<Listing> listings, SellerStanding seller, List<ImportRowNote> warnings)
    {
        var offered = listings.Count(listing => listing.Status is not ListingStatus.Archived && listing.Prices.Count > 0);
        if (diff.Draft.IsPublished && offered == 0) warnings.Add(NothingToSell);

        var saysSo = diff.Says(draft => draft.IsPublished);
        var to = (product.Status, diff.Draft.IsPublished) switch
        {
            (ProductStatus.Draft, true) when offered > 0 && (saysSo || diff.Before!.Variants.All(variant => variant.Price is null)) => seller.IsTrusted ? ProductStatus.Published : ProductStatus.InReview,
            (ProductStatus.Unpublished, true) when offered > 0 && saysSo => ProductStatus.Published,
            (ProductStatus.Published, false) when saysSo => ProductStatus.Unpublished,
            _ => product.Status,
        };
        product.Move(to, seller.IsTrusted ? ProductMoves.OfTrustedSeller : ProductMoves.OfSeller, reason: null, offered, clock.GetUtcNow());
        foreach (var listing in listings) listing.FollowProduct(product, seller);
    }

    /// <summary>Those that the file did not name before. A picture that it no longer names stays.</summary>
    private static List<WantedPicture> Pictures(Product product, ProductDiff diff, List<ImportRowNote> warnings)
    {
        var former = (diff.Before?.Images ?? []).Select(image => image.Url).ToHashSet(StringComparer.Ordinal);
        var wanted = diff.Draft.Images.Where(image => !former.Contains(image.Url)).ToList();
        var room = Product.MaxImages - product.Images.Count;
        if (wanted.Count > room) warnings.Add(new("out_of_range", $"A product has at most {Product.MaxImages} images; {wanted.Count - room} were left out.", "Image Src"));

        return [.. wanted.Take(Math.Max(0, room)).Select(image => new WantedPicture(
            image.Url,
            image.Alt is { Length: > ProductImage.MaxAltLength } alt ? alt[..ProductImage.MaxAltLength] : image.Alt,
            [.. diff.Draft.Variants.Where(variant => variant.ImageUrl == image.Url).Select(variant => diff.Find(product, variant)!.Id)]))];
    }
}
