using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <summary>A seller sees its own accounts by their entries and sums; the books as such are the operators'.</summary>
internal sealed class ReadLedger(IFinanceDb db, ICaller caller) :
    IRequestHandler<Read<LedgerAccountView>, Page<LedgerAccountView>>,
    IRequestHandler<Read<JournalEntryView>, Page<JournalEntryView>>,
    IRequestHandler<Read<LedgerEntryView>, Page<LedgerEntryView>>,
    IRequestHandler<Read<BalanceView>, Page<BalanceView>>
{
    private IQueryable<LedgerAccount> Accounts => caller.Surface switch
    {
        Surface.Admin => db.LedgerAccounts.AsNoTracking(),
        Surface.Seller => db.LedgerAccounts.AsNoTracking().Where(account => account.SellerId == caller.SellerId),
        _ => db.LedgerAccounts.Where(_ => false),
    };

    public Task<Page<LedgerAccountView>> Handle(Read<LedgerAccountView> request, CancellationToken cancellationToken) => Accounts
        .Select(account => new LedgerAccountView
        {
            Id = account.Id,
            Revision = (int)account.EntryCount,
            Code = account.Code,
            Kind = account.Kind,
            Currency = account.Currency,
            SellerId = account.SellerId,
            BalanceMinor = account.Balance * account.Side,
            CreatedAt = account.CreatedAt,
            UpdatedAt = account.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<JournalEntryView>> Handle(Read<JournalEntryView> request, CancellationToken cancellationToken) => db.JournalEntries.AsNoTracking()
        .Where(_ => caller.Surface == Surface.Admin)
        .Select(entry => new JournalEntryView
        {
            Id = entry.Id,
            Number = entry.Number,
            Kind = entry.Kind,
            SourceType = entry.SourceType,
            SourceId = entry.SourceId,
            Description = entry.Description,
            OccurredAt = entry.OccurredAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<LedgerEntryView>> Handle(Read<LedgerEntryView> request, CancellationToken cancellationToken) =>
        (from entry in db.LedgerEntries.AsNoTracking()
         join account in Accounts on entry.AccountId equals account.Id
         join journal in db.JournalEntries.AsNoTracking() on entry.JournalEntryId equals journal.Id
         select new LedgerEntryView
         {
             Id = entry.Id,
             JournalEntryId = entry.JournalEntryId,
             AccountId = entry.AccountId,
             SellerOrderId = entry.SellerOrderId,
             Direction = entry.Amount > 0 ? EntryDirection.Debit : EntryDirection.Credit,
             AccountKind = account.Kind == LedgerAccountKind.SellerPending ? SellerAccountKind.Pending
                 : account.Kind == LedgerAccountKind.SellerAvailable ? SellerAccountKind.Available
                 : account.Kind == LedgerAccountKind.SellerReserve ? SellerAccountKind.Reserve
                 : account.Kind == LedgerAccountKind.SellerDebt ? SellerAccountKind.Debt : SellerAccountKind.Other,
             Currency = entry.Currency,
             AmountMinor = entry.Amount > 0 ? entry.Amount : -entry.Amount,
             BalanceAfterMinor = entry.BalanceAfter * account.Side,
             Description = journal.Description,
             OccurredAt = entry.OccurredAt,
         })
        .PageAsync(request, cancellationToken);

    public Task<Page<BalanceView>> Handle(Read<BalanceView> request, CancellationToken cancellationToken) => Accounts
        .Where(pending => pending.Kind == LedgerAccountKind.SellerPending)
        .Select(pending => new BalanceView
        {
            Id = pending.Id,
            Revision = (int)Accounts.Where(account => account.SellerId == pending.SellerId && account.Currency == pending.Currency).Sum(account => account.EntryCount),
            SellerId = pending.SellerId!.Value,
            Currency = pending.Currency,
            PendingMinor = -pending.Balance,
            AvailableMinor = -Accounts.Where(account => account.SellerId == pending.SellerId && account.Currency == pending.Currency && account.Kind == LedgerAccountKind.SellerAvailable).Sum(account => account.Balance),
            ReserveMinor = -Accounts.Where(account => account.SellerId == pending.SellerId && account.Currency == pending.Currency && account.Kind == LedgerAccountKind.SellerReserve).Sum(account => account.Balance),
            DebtMinor = Accounts.Where(account => account.SellerId == pending.SellerId && account.Currency == pending.Currency && account.Kind == LedgerAccountKind.SellerDebt).Sum(account => account.Balance),
            UpdatedAt = pending.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
