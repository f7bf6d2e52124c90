using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using MediatR;

namespace Marketplace.Application.Finance;

/// <summary>What a sale would cost its seller now. A listing says what is sold, where it stands and who sells it; without one, what is named counts.</summary>
public sealed record PreviewCommissionCommand(Money Price, int Quantity, ListingId? ListingId, CategoryId? CategoryId, SellerId? SellerId) : ICommand<Written>;

public sealed record CommissionPreviewView : IView
{
    public CommissionPreviewId Id { get; init; }
    public int Revision => 1;
    public ListingId? ListingId { get; init; }
    public CategoryId? CategoryId { get; init; }
    public SellerId? SellerId { get; init; }
    public string Currency { get; init; } = "";
    public long PriceMinor { get; init; }
    public int Quantity { get; init; }
    public long BaseMinor { get; init; }
    public decimal Rate { get; init; }
    public long CommissionMinor { get; init; }
    public long TaxMinor { get; init; }
    public long NetMinor { get; init; }
    public string RuleName { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>It is reckoned and told; nothing is kept.</summary>
internal sealed class PreviewCommissionHandler(CommissionTables tables, ICatalogPlaces places, ICaller caller) : IRequestHandler<PreviewCommissionCommand, Written>
{
    public async Task<Written> Handle(PreviewCommissionCommand command, CancellationToken ct)
    {
        Ensure.That(command.Price.MinorUnits is > 0 and <= Money.MaxMinorUnits, CommissionErrors.NothingSold);
        var listed = command.ListingId is { } listing ? await places.OfListingAsync(listing, ct) : null;
        var seller = caller.Surface is Surface.Seller ? caller.RequiredSeller : listed?.Seller ?? command.SellerId;
        var (table, now) = await tables.NowAsync(seller is { } known ? [known] : [], ct);
        var sale = new CommissionSale(seller, command.Price.Currency, (command.Price * command.Quantity).MinorUnits, now)
        {
            ProductId = listed?.Product,
            Categories = await CategoriesAsync(listed?.Product, command.CategoryId, ct),
        };
        var fee = table.For(sale);
        var view = new CommissionPreviewView
        {
            Id = CommissionPreviewId.New(),
            ListingId = command.ListingId,
            CategoryId = command.CategoryId,
            SellerId = seller,
            Currency = sale.Currency,
            PriceMinor = command.Price.MinorUnits,
            Quantity = command.Quantity,
            BaseMinor = fee.Base,
            Rate = fee.Rule.Rate,
            CommissionMinor = fee.Commission,
            TaxMinor = fee.Tax,
            NetMinor = sale.Items - fee.Total,
            RuleName = fee.Rule.Name,
            CreatedAt = now,
        };
        return new Written(view.Id.Value) { View = view };
    }

    private async Task<IReadOnlyList<CategoryId>> CategoriesAsync(ProductId? product, CategoryId? named, CancellationToken ct)
    {
        if (product is { } known) return (await places.OfAsync([known], ct)).GetValueOrDefault(known, []);
        return named is { } category ? await places.AboveAsync(category, ct) : [];
    }
}
