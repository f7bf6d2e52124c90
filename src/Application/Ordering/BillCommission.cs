using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>The marketplace bills its sellers what it has taken of them in the month before; once for a month, however often it is asked.</summary>
public sealed record BillCommissionCommand : ICommand<int>;

internal sealed class BillCommissionHandler(IOrderingDb db, ICommissionBilling commissions, IDueWork work, TimeProvider clock) : IRequestHandler<BillCommissionCommand, int>
{
    public async Task<int> Handle(BillCommissionCommand command, CancellationToken cancellationToken)
    {
        var month = CommissionBill.MonthBefore(clock.GetUtcNow());
        var billed = await db.Invoices.Where(invoice => invoice.Kind == InvoiceKind.CommissionInvoice && invoice.Month == month).Select(invoice => new { invoice.SellerId, invoice.Currency }).ToListAsync(cancellationToken);
        var taken = await commissions.TakenAsync(seller: null, CommissionBill.EndOf(month), cancellationToken);
        var due = taken.Select(part => new { part.SellerId, part.Currency }).Distinct().Except(billed).OrderBy(one => one.SellerId.Value).ThenBy(one => one.Currency, StringComparer.Ordinal).ToList();
        return await work.DoAsync<CommissionBill, (SellerId Seller, string Currency)>([.. due.Select(one => (one.SellerId, one.Currency))], (bill, one) => bill.IssueAsync(one.Seller, one.Currency, month, cancellationToken), cancellationToken);
    }
}

internal sealed class CommissionBill(IOrderingDb db, IUnitOfWork work, IInvoiceNumbers numbers, ICommissionBilling commissions, ISellerDirectory sellers, StoreOptions store, TimeProvider clock)
{
    public static DateOnly MonthBefore(DateTimeOffset now) => new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1).AddMonths(-1);

    public static DateTimeOffset EndOf(DateOnly month) => new(month.AddMonths(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>What was not billed before, late bookings of earlier months with it; where more was given back than taken, that is carried over to a later month.</summary>
    public Task<bool> IssueAsync(SellerId seller, string currency, DateOnly month, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync($"commissionInvoices {seller.Value}", ct);
            var former = await db.Invoices.AsNoTracking().Where(invoice => invoice.SellerId == seller && invoice.Kind == InvoiceKind.CommissionInvoice && invoice.Currency == currency).ToListAsync(ct);
            if (former.Exists(invoice => invoice.Month >= month)) return false;

            var taken = (await commissions.TakenAsync(seller, EndOf(month), ct)).Where(part => part.Currency == currency).Select(part => new BilledCommission(part.TaxRate, part.Commission, part.Tax));
            var due = Invoice.Unbilled(taken, former);
            if (due.Sum(part => part.Commission + part.Tax) <= 0) return false;

            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            var parties = new InvoiceParties(Issuer, await sellers.PartyAsync(seller, ct));
            db.Invoices.Add(Invoice.OfCommission(await numbers.NextAsync(seller: null, InvoiceKind.CommissionInvoice, today.Year, ct), seller, currency, month, parties, due, today));
            await db.SaveChangesAsync(ct);
            return true;
        },
        cancellationToken);

    private InvoiceParty Issuer => new(store.LegalName ?? store.Name, store is { LegalAddressLine: { } line, LegalCity: { } city }
        ? new Address { Name = store.LegalName ?? store.Name, Line1 = line, PostalCode = store.LegalPostalCode, City = city, Country = store.Country }
        : null)
    {
        RegistrationNumber = store.RegistrationNumber,
        TaxNumber = store.TaxNumber,
    };
}

internal static class SellerParties
{
    extension(ISellerDirectory sellers)
    {
        /// <summary>As a seller stands on a bill of today.</summary>
        public async Task<InvoiceParty> PartyAsync(SellerId id, CancellationToken ct)
        {
            var seller = await sellers.ImprintAsync(id, ct);
            return new InvoiceParty(seller.LegalName, seller.LegalAddress) { RegistrationNumber = seller.RegistrationNumber, TaxNumber = seller.TaxNumber };
        }
    }
}
