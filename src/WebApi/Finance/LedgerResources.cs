using Marketplace.Application.Common;
using Marketplace.Application.Finance;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Finance;

/// <summary>The books of the marketplace, and what of them is a seller's.</summary>
internal static class LedgerResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("ledger");

    public static ResourceType Accounts { get; } = Resource.Type<LedgerAccountView, LedgerAccountId>("ledgerAccounts", account => account.Id, type =>
    {
        type.Describe("An account in one currency; those of sellers exist for each seller. The balance is above zero as people expect it: what the marketplace has or spent on some accounts, what it owes or earned on others.");
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("code", account => account.Code, StringFormat.Any).Filter().Sort();
        type.Attribute("kind", account => account.Kind, EnumFormat<LedgerAccountKind>.Instance).Filter();
        type.Attribute("currency", account => account.Currency, StringFormat.Any).Filter();
        type.Money("balance", account => account.BalanceMinor, account => account.Currency).Sort();
        type.Timestamps(account => account.CreatedAt, account => account.UpdatedAt);
        type.ToOne("seller", account => account.SellerId, "sellers");
        type.FilterId("seller", account => account.SellerId);
        type.SortByDefault("code");
        type.Include("seller");
    });

    public static ResourceType Journal { get; } = Resource.Type<JournalEntryView, JournalEntryId>("journalEntries", entry => entry.Id, type =>
    {
        type.Describe("A movement of money: its entries come to zero in each currency. It never changes, and there is one only for each source and kind.");
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("number", entry => entry.Number, LongFormat.Any);
        type.Attribute("kind", entry => entry.Kind, EnumFormat<JournalKind>.Instance).Filter();
        type.Attribute("sourceType", entry => entry.SourceType, StringFormat.Any).Filter();
        type.Attribute("description", entry => entry.Description, StringFormat.Any);
        type.Attribute("occurredAt", entry => entry.OccurredAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.ToMany("entries", "ledgerEntries", nameof(LedgerEntryView.JournalEntryId));
        type.ToAny("source", entry => entry.SourceType, entry => entry.SourceId);
        type.SortByDefault("-occurredAt");
        type.Include("entries", "entries.account");
    });

    public static ResourceType Entries { get; } = Resource.Type<LedgerEntryView, LedgerEntryId>("ledgerEntries", entry => entry.Id, type =>
    {
        type.Describe("One side of a movement of money, with the balance of its account after it. A seller sees those of its own accounts.");
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("direction", entry => entry.Direction, EnumFormat<EntryDirection>.Instance);
        type.Attribute("accountKind", entry => entry.AccountKind, EnumFormat<SellerAccountKind>.Instance).Filter();
        type.Money("amount", entry => entry.AmountMinor, entry => entry.Currency);
        type.Money("balanceAfter", entry => entry.BalanceAfterMinor, entry => entry.Currency);
        type.Attribute("description", entry => entry.Description, StringFormat.Any);
        type.Attribute("occurredAt", entry => entry.OccurredAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.ToOne("account", entry => entry.AccountId, "ledgerAccounts");
        type.ToOne("journalEntry", entry => entry.JournalEntryId, "journalEntries");
        type.ToOne("sellerOrder", entry => entry.SellerOrderId, "sellerOrders");
        type.Filter("currency", entry => entry.Currency, StringFormat.Any);
        type.FilterId("account", entry => entry.AccountId, Surfaces.Admin);
        type.FilterId("journalEntry", entry => entry.JournalEntryId, Surfaces.Admin);
        type.FilterId("sellerOrder", entry => entry.SellerOrderId);
        type.SortByDefault("-occurredAt");
        type.Include("account", "journalEntry", "sellerOrder");
    });

    public static ResourceType Balances { get; } = Resource.Type<BalanceView, LedgerAccountId>("balances", balance => balance.Id, type =>
    {
        type.Describe("What a seller has with the marketplace in one currency: earned and held, ready to be paid out, kept back, and owed to the marketplace.");
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("currency", balance => balance.Currency, StringFormat.Any).Filter().Sort();
        type.Money("pending", balance => balance.PendingMinor, balance => balance.Currency);
        type.Money("available", balance => balance.AvailableMinor, balance => balance.Currency);
        type.Money("reserve", balance => balance.ReserveMinor, balance => balance.Currency);
        type.Money("debt", balance => balance.DebtMinor, balance => balance.Currency);
        type.ToOne("seller", balance => balance.SellerId, "sellers");
        type.FilterId("seller", balance => balance.SellerId, Surfaces.Admin);
        type.SortByDefault("currency");
    });

    public static ResourceType TrialBalances { get; } = Resource.Type<TrialBalanceView, TrialBalanceId>("trialBalances", balance => balance.Id, type =>
    {
        type.Describe("All accounts of a currency, reckoned from their entries: those with more debits against those with more credits. The difference is always 0.");
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("currency", balance => balance.Currency, StringFormat.Any).Filter().Sort();
        type.Attribute("computedAt", balance => balance.ComputedAt, TimestampFormat.Instance);
        type.Money("debitTotal", balance => balance.DebitTotalMinor, balance => balance.Currency);
        type.Money("creditTotal", balance => balance.CreditTotalMinor, balance => balance.Currency);
        type.Money("difference", balance => balance.DifferenceMinor, balance => balance.Currency);
        type.NamedFilter<DateTimeOffset>("at", TimestampFormat.Instance);
        type.SortByDefault("currency");
    });
}
