using Marketplace.Application.Common;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Inventory;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

public sealed record AdjustStockCommand(StockItemId StockItemId, AdjustmentDetails Details) : ICommand<Written>;

internal sealed class AdjustStockHandler(IInventoryDb db, ICaller caller, IUnitOfWork unit, IProductProjection projection) : IRequestHandler<AdjustStockCommand, Written>
{
    /// <summary>Read and written in one transaction: a checkout that runs beside it waits, or is waited for.</summary>
    public Task<Written> Handle(AdjustStockCommand command, CancellationToken ct) => unit.ExecuteAsync(
        async token =>
        {
            var item = await db.StockItems.SingleAsync(candidate => candidate.Id == command.StockItemId, token);
            var adjustment = item.Adjust(command.Details, caller.UserId);
            await db.SaveChangesAsync(token);
            await projection.RefreshListingsAsync([item.ListingId], token);
            return new Written(adjustment.Id.Value);
        },
        ct);
}
