using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

public sealed record UpdateStockItemCommand(StockItemId Id, Optional<int> SafetyStock, Optional<int?> LowStockThreshold) : ICommand<Written>;

internal sealed class UpdateStockItemHandler(IInventoryDb db, IUnitOfWork unit) : IRequestHandler<UpdateStockItemCommand, Written>
{
    public Task<Written> Handle(UpdateStockItemCommand command, CancellationToken ct) => unit.ExecuteAsync(
        async token =>
        {
            var item = await db.StockItems.SingleAsync(candidate => candidate.Id == command.Id, token);
            item.SetLevels(command.SafetyStock.Or(item.SafetyStock), command.LowStockThreshold.Or(item.LowStockThreshold));
            await db.SaveChangesAsync(token);
            return new Written(item.Id.Value);
        },
        ct);
}
