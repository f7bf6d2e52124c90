using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>Closes open carts that nobody has touched for thirty days.</summary>
public sealed record AbandonCartsCommand : ICommand<int>;

internal sealed class AbandonCartsHandler(IShoppingDb db, ICustomizationFiles files, IUnitOfWork work, IRunningJob job, TimeProvider clock) : IRequestHandler<AbandonCartsCommand, int>
{
    private const int Portion = 100;

    public async Task<int> Handle(AbandonCartsCommand command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Cart.Patience;
        var closed = 0;
        while (await work.ExecuteAsync(ct => CloseAsync(before, ct), cancellationToken) is var portion and > 0)
        {
            closed += portion;
            await job.ReportAsync(closed, total: null, position: null, cancellationToken);
        }

        return closed;
    }

    private async Task<int> CloseAsync(DateTimeOffset before, CancellationToken ct)
    {
        var carts = await db.Carts.Where(cart => cart.Status == CartStatus.Open && cart.UpdatedAt < before).OrderBy(cart => cart.Id).Take(Portion).ToListAsync(ct);
        foreach (var cart in carts) cart.Abandon();
        await files.UseAsync([], [.. carts.SelectMany(cart => cart.Uploads)], ct);
        await db.SaveChangesAsync(ct);
        return carts.Count;
    }
}
