using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>Reckons from the entries, not from the balances that are kept: what stands on one side of the books must stand on the other.</summary>
internal sealed class ReadTrialBalances(IFinanceDb db, TimeProvider clock) : IRequestHandler<Read<TrialBalanceView>, Page<TrialBalanceView>>
{
    /// <summary>The filter that asks for an earlier moment.</summary>
    public const string At = "at";

    public async Task<Page<TrialBalanceView>> Handle(Read<TrialBalanceView> request, CancellationToken cancellationToken)
    {
        var at = request.Named(At)?.Values[0] as DateTimeOffset? ?? clock.GetUtcNow();
        var sums = await db.LedgerEntries.Where(entry => entry.OccurredAt <= at)
            .GroupBy(entry => new { entry.Currency, entry.AccountId }).Select(account => new { account.Key.Currency, Balance = account.Sum(entry => entry.Amount) })
            .GroupBy(account => account.Currency)
            .Select(currency => new
            {
                Currency = currency.Key,
                Debits = currency.Sum(account => account.Balance > 0 ? account.Balance : 0),
                Credits = currency.Sum(account => account.Balance < 0 ? -account.Balance : 0),
            })
            .ToListAsync(cancellationToken);
        return sums.Select(sum => new TrialBalanceView
        {
            Id = IdOf(sum.Currency),
            Currency = sum.Currency,
            ComputedAt = at,
            DebitTotalMinor = sum.Debits,
            CreditTotalMinor = sum.Credits,
            DifferenceMinor = sum.Debits - sum.Credits,
        }).ToPage(request);
    }

    /// <summary>The same one for a currency, always.</summary>
    private static TrialBalanceId IdOf(string currency) => new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"trialBalance/{currency}")).AsSpan(0, 16), bigEndian: true));
}
