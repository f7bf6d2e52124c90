using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>What counts as bought: everything but what was called off or waits for its money.</summary>
internal sealed class Purchases(IOrderingDb db, IOrderPayments payments, IPromotionUses promotions, ICustomizationFiles files, IPrivateDocuments documents, ICartOwners carts) : IPurchases
{
    public IQueryable<Purchase> All => db.SellerOrders.Where(part => part.Status != SellerOrderStatus.PendingPayment && part.Status != SellerOrderStatus.Cancelled && part.Status != SellerOrderStatus.Rejected)
        .Select(part => new Purchase { BuyerId = part.BuyerId, SellerId = part.SellerId, OrderId = part.OrderId, TotalMinor = part.Totals.Grand, Currency = part.Currency });

    public IQueryable<Acquaintance> Acquaintances => All.Select(purchase => new Acquaintance { BuyerId = purchase.BuyerId, SellerId = purchase.SellerId })
        .Concat(db.Interests.Select(interest => new Acquaintance { BuyerId = interest.BuyerId, SellerId = interest.SellerId }))
        .Concat(db.PurchaseRequests.Select(request => new Acquaintance { BuyerId = request.BuyerId, SellerId = request.SellerId }));

    public async Task<(string Email, string Name)?> ContactAsync(OrderId order, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking().Where(candidate => candidate.Id == order).Select(candidate => new { candidate.Email, candidate.BillingAddress }).SingleOrDefaultAsync(ct);
        return found?.Email is { } email ? (email, found.BillingAddress.Name) : null;
    }

    public async Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct)
    {
        await db.Orders.Where(order => order.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(order => order.BuyerId, to), ct);
        await db.SellerOrders.Where(part => part.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(part => part.BuyerId, to), ct);
        await db.Checkouts.Where(checkout => checkout.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(checkout => checkout.BuyerId, to), ct);
        await db.Invoices.Where(invoice => invoice.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(invoice => invoice.BuyerId, (BuyerId?)to), ct);
        await db.Cancellations.Where(cancellation => cancellation.BuyerId == from).ExecuteUpdateAsync(set => set.SetProperty(cancellation => cancellation.BuyerId, to), ct);
        await documents.HandOverAsync(from, to, ct);
        await payments.HandOverAsync(from, to, ct);
        await promotions.HandOverAsync(from, to, ct);
        await files.HandOverAsync(from, to, ct);
        await carts.HandOverAsync(from, to, ct);
    }
}

/// <summary>The books need what was sold, to which country and for how much; not to whom.</summary>
internal sealed class OrderData(IOrderingDb db, OrderFiles files) : IPersonalData
{
    public string Section => "orders";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => await db.Orders.AsNoTracking().Where(order => order.BuyerId == subject.ProfileId).OrderBy(order => order.Id)
        .Select(order => new
        {
            order.Number,
            order.Status,
            order.PlacedAt,
            order.Currency,
            TotalMinor = order.Totals.Grand,
            order.Email,
            order.Note,
            order.ShippingAddress,
            order.BillingAddress,
            Lines = db.SellerOrders.Where(part => part.OrderId == order.Id).SelectMany(part => part.Lines).Select(line => new { line.Name, line.Quantity, line.Customization }).ToList(),
        })
        .ToListAsync(ct);

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        foreach (var order in await db.Orders.Where(order => order.BuyerId == subject.ProfileId).ToListAsync(ct)) order.ForgetPerson();
        await files.ReleaseAsync(subject.ProfileId, ct);
        foreach (var part in await db.SellerOrders.Where(part => part.BuyerId == subject.ProfileId).ToListAsync(ct)) part.ForgetPerson();
        foreach (var checkout in await db.Checkouts.Where(checkout => checkout.BuyerId == subject.ProfileId).ToListAsync(ct)) checkout.ForgetPerson();
        foreach (var cancellation in await db.Cancellations.Where(cancellation => cancellation.BuyerId == subject.ProfileId).ToListAsync(ct)) cancellation.ForgetPerson();
    }
}
