using Marketplace.Application.Common;
using Marketplace.Application.Integration.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Opens the shops of a file; what the seller has changed since stays where the file says nothing new.</summary>
internal sealed class ShopImport(ISellersDb db) : IImportTarget
{
    public ImportTargetType Type => ImportTargetType.Shops;

    public Task<bool> KnowsAsync(ImportMapping mapping, CancellationToken ct) => Task.FromResult(mapping.Category is null);

    public async Task<IReadOnlySet<Guid>> ExistingAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var shops = ids.Select(id => new ShopId(id)).ToList();
        return (await db.Shops.Where(shop => shops.Contains(shop.Id)).Select(shop => shop.Id).ToListAsync(ct)).Select(id => id.Value).ToHashSet();
    }

    public async Task<ImportOutcome> ApplyAsync(ImportChange change, ImportContext context, CancellationToken ct)
    {
        var draft = (ImportedShop)change.Draft;
        var seller = context.Seller!.Value;
        var shop = change.KnownId is { } known
            ? await db.Shops.SingleAsync(candidate => candidate.Id == new ShopId(known), ct)
            : await db.Shops.SingleOrDefaultAsync(candidate => candidate.SellerId == seller && candidate.ExternalId == draft.ExternalId, ct);
        if (shop is not null)
        {
            shop.Change(Merge(shop.Details, draft, (ImportedShop?)change.Before));
            return new ImportOutcome(shop.Id.Value);
        }

        var slug = await Slugs.FreeAsync(db.Shops.Select(other => other.Slug), draft.Name, ct, db.Shops.Local.Select(other => other.Slug));
        shop = Shop.Open(seller, Merge(new ShopDetails(draft.Name, slug, AddressOf(draft), draft.TimeZone), draft, before: null));
        db.Shops.Add(shop);
        return new ImportOutcome(shop.Id.Value);
    }

    private static ShopDetails Merge(ShopDetails details, ImportedShop draft, ImportedShop? before)
    {
        bool Says<T>(Func<ImportedShop, T> of) => before is null || !EqualityComparer<T>.Default.Equals(of(before), of(draft));

        var isElsewhere = Says(shop => (shop.Latitude, shop.Longitude));
        return details with
        {
            Name = Says(shop => shop.Name) ? draft.Name : details.Name,
            Address = Says(AddressOf) ? AddressOf(draft) : details.Address,
            Latitude = isElsewhere ? draft.Latitude : details.Latitude,
            Longitude = isElsewhere ? draft.Longitude : details.Longitude,
            OpeningHours = Says(shop => shop.OpeningHours) ? [.. draft.OpeningHours.Select(hours => new OpeningHours(hours.Day, hours.Opens, hours.Closes))] : details.OpeningHours,
            TimeZone = Says(shop => shop.TimeZone) ? draft.TimeZone : details.TimeZone,
            ExternalId = draft.ExternalId,
        };
    }

    private static Address AddressOf(ImportedShop draft) => new()
    {
        Name = draft.Name,
        Line1 = draft.Line1,
        Line2 = draft.Line2,
        City = draft.City,
        Subdivision = draft.Region,
        PostalCode = draft.PostalCode,
        Country = draft.Country,
    };
}
