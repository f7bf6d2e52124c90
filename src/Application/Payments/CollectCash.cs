using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>The seller has the cash for a seller order: all that is due.</summary>
public sealed record CollectCashCommand(SellerOrderId SellerOrderId, Money Amount, DateTimeOffset CollectedAt) : ICommand<Written>;

public sealed record CashCollectionView : IView
{
    public CashCollectionId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public PaymentId PaymentId { get; init; }
    public string Currency { get; init; } = "";
    public long AmountMinor { get; init; }
    public DateTimeOffset CollectedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class CashHandlers(IPaymentsDb db, IUnitOfWork work, ICashSales sales, ICaller caller) :
    IRequestHandler<CollectCashCommand, Written>, IRequestHandler<Read<CashCollectionView>, Page<CashCollectionView>>
{
    private IQueryable<CashCollection> Visible => caller.Surface switch
    {
        Surface.Admin => db.CashCollections.AsNoTracking(),
        Surface.Seller => db.CashCollections.AsNoTracking().Where(collection => collection.SellerId == caller.SellerId),
        _ => db.CashCollections.Where(_ => false),
    };

    public Task<Written> Handle(CollectCashCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var collection = await sales.CollectAsync(command.SellerOrderId, command.Amount, command.CollectedAt, ct);
            await db.SaveChangesAsync(ct);
            return new Written(collection.Value);
        },
        cancellationToken);

    public Task<Page<CashCollectionView>> Handle(Read<CashCollectionView> request, CancellationToken cancellationToken) => Visible
        .Select(collection => new CashCollectionView
        {
            Id = collection.Id,
            Revision = collection.Version,
            SellerOrderId = collection.SellerOrderId,
            PaymentId = collection.PaymentId,
            Currency = collection.Currency,
            AmountMinor = collection.Amount,
            CollectedAt = collection.CollectedAt,
            CreatedAt = collection.CreatedAt,
            UpdatedAt = collection.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
