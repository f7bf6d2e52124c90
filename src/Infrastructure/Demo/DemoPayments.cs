using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Demo;

/// <summary>How the demo shop is paid: by everything there is, told apart by name.</summary>
internal static class DemoPayments
{
    public static async Task SetAsync(MarketplaceDbContext db, CancellationToken ct)
    {
        foreach (var method in await db.PaymentMethods.ToListAsync(ct))
        {
            var details = method.Code switch
            {
                "stripe.card" => method.Details with { Name = "International card" },
                "mips.card" => method.Details with { Name = "Mauritian card", Countries = ["MU"] },
                "mips.juice" or "mips.myt" => method.Details with { Countries = ["MU"] },
                KnownMethods.BankTransfer => method.Details with { Name = "Bank transfer to account MU00 DEMO 0000", IsActive = true },
                _ => null,
            };
            if (details is not null) method.Change(details);
        }
    }
}
