using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Payments;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.IntegrationTests.Ordering;
using Marketplace.Testing.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Payments;

/// <summary>Buyers, sellers, admins and a provider do things in an order that only the seed knows, while requests get lost and processes are killed behind their commits.</summary>
internal sealed class MoneyWalk(Till till, int seed)
{
    private static readonly string[] Methods = ["stripe.card", "stripe.card", "stripe.card", KnownMethods.BankTransfer, KnownMethods.CashOnDelivery];

    private readonly Random _dice = new(seed);
    private readonly List<OrderId> _orders = [];
    private readonly List<ListingId> _listings = [];
    private int _events;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task RunAsync(int steps)
    {
        var transfer = await till.Market.LookAsync(db => db.PaymentMethods.SingleAsync(method => method.Code == KnownMethods.BankTransfer, Ct));
        await till.AsAdminAsync(new UpdatePaymentMethodCommand(transfer.Id, before => before with { IsActive = true }));
        foreach (var policy in (AcceptancePolicy[])[AcceptancePolicy.Automatic, AcceptancePolicy.Automatic, AcceptancePolicy.Seller]) _listings.Add(await till.Market.OfferAsync(await till.Market.SellerAsync(policy), _dice.Next(1, 2000), stock: 1000));
        for (var step = 0; step < steps; step++)
        {
            till.Gateway.Faults = _ => _dice.Next(4) == 0 ? (Fault)_dice.Next(1, 4) : Fault.None;
            till.Gateway.TakesAtOnce = _dice.Next(5) == 0;
            till.Gateway.OnlyPromises = _dice.Next(4) == 0;
            till.Gateway.RefundsTakeTime = _dice.Next(3) == 0;
            till.Market.DoesErrands = _dice.Next(3) != 0;
            try
            {
                await StepAsync();
            }
            catch (DomainException refusal) when (refusal.Error.Code is "invalid_state_transition" or "refund_exceeds_payment" or "already_exists" or "invalid_value" or "out_of_range")
            {
                // What cannot be done now is refused, and nothing has happened.
            }
        }

        await SettleAsync();
    }

    /// <summary>Everybody has been told everything and had time for it.</summary>
    private async Task SettleAsync()
    {
        (till.Gateway.Faults, till.Market.DoesErrands, till.Gateway.RefundsTakeTime, till.Gateway.TakesAtOnce, till.Gateway.OnlyPromises) = (_ => Fault.None, true, false, false, false);
        till.Gateway.Settle();
        for (var i = 0; i < 6; i++)
        {
            foreach (var failed in await till.Market.LookAsync(db => db.Refunds.AsNoTracking().Where(refund => refund.Status == RefundStatus.Failed).Select(refund => refund.Id).ToListAsync(Ct))) await till.AsAdminAsync(new MoveRefundCommand(failed, RefundStatus.Submitted, Reason: null));
            foreach (var waiting in await till.Market.LookAsync(db => db.Refunds.AsNoTracking().Where(refund => refund.Status == RefundStatus.PendingApproval).Select(refund => refund.Id).ToListAsync(Ct))) await till.AsAdminAsync(new MoveRefundCommand(waiting, RefundStatus.Approved, Reason: null));
            await till.LaterAsync(TimeSpan.FromDays(3));
            till.Gateway.Settle();
        }
    }

    private Task StepAsync() => _dice.Next(14) switch
    {
        0 or 1 or 2 => BuyAsync(),
        3 or 4 => PayAsync(),
        5 => AgainAsync(),
        6 => TellAsync(),
        7 => CallOffAsync(),
        8 or 9 => GoOnAsync(),
        10 or 11 => GiveBackAsync(),
        12 => ComeBackAsync(),
        _ => till.LaterAsync(TimeSpan.FromSeconds(_dice.Next(1, 1200))),
    };

    private async Task BuyAsync()
    {
        var wanted = _listings.OrderBy(_ => _dice.Next()).Take(_dice.Next(1, 4)).Select(listing => (listing, _dice.Next(1, 4))).ToArray();
        var cart = await till.Market.CartAsync(till.Buyer, Ct, wanted);
        var prices = await till.Market.LookAsync(db => db.Listings.AsNoTracking().ToListAsync(Ct));
        var total = wanted.Sum(line => prices.Single(listing => listing.Id == line.listing).Prices.Single().AmountMinor * line.Item2);
        var checkout = await till.Market.AsBuyerAsync(till.Buyer, new PlaceOrderCommand(cart, new Money(total, "USD"), new PaymentWish(Methods[_dice.Next(Methods.Length)]), Market.Home), Ct);
        _orders.Add(await till.Market.LookAsync(db => db.Checkouts.Where(candidate => candidate.Id == new CheckoutId(checkout.Id)).Select(candidate => candidate.OrderId).SingleAsync(Ct)));
    }

    private async Task PayAsync()
    {
        if (await AnyPaymentAsync() is not { } payment) return;
        if (payment.Provider is PaymentProvider.Manual) await till.AsAdminAsync(new CapturePaymentCommand(payment.Id, Amount: null));
        else if (till.Gateway.Accounts.Any(account => account.Start.Key == payment.Id))
        {
            if (_dice.Next(5) == 0) till.Gateway.Decline(payment.Id);
            else till.Gateway.Pay(payment.Id);
        }
    }

    private async Task AgainAsync()
    {
        if (_orders.Count > 0) await till.PayAgainAsync(Any(_orders), Methods[_dice.Next(Methods.Length)]);
    }

    /// <summary>Once, twice, of anything, in any order.</summary>
    private async Task TellAsync()
    {
        if (till.Gateway.Accounts.Count == 0) return;
        var account = Any([.. till.Gateway.Accounts]);
        for (var i = _dice.Next(1, 3); i > 0; i--) await till.Market.AsAsync(_ => { }, GatewayInMemory.Event($"evt_{(_dice.Next(3) == 0 ? _events : ++_events)}", account.Reference), Ct);
        await till.ByItselfAsync(new ApplyPaymentEventsCommand());
    }

    private async Task CallOffAsync()
    {
        if (_orders.Count == 0) return;
        var order = Any(_orders);
        if (_dice.Next(3) == 0)
        {
            var part = Any(await till.PartsAsync(order));
            await till.AsAdminAsync(new CancelLinesCommand(part.Id, [(Any(part.Lines).Id, _dice.Next(2) == 0 ? 1 : null)], "No more"));
        }
        else if (_dice.Next(2) == 0) await till.Market.AsBuyerAsync(till.Buyer, new MoveOrderCommand(order, OrderStatus.Cancelled, "No more"), Ct);
        else await till.AsAdminAsync(new MoveSellerOrderCommand(Any(await till.PartsAsync(order)).Id, SellerOrderStatus.Cancelled, "No more"));
    }

    private async Task GoOnAsync()
    {
        if (_orders.Count == 0) return;
        var part = Any(await till.PartsAsync(Any(_orders)));
        var next = SellerOrderMoves.From(part.Status, OrderActor.Admin, part.Manners).Where(to => to is not (SellerOrderStatus.Cancelled or SellerOrderStatus.Rejected)).ToList();
        if (next.Count > 0) await till.AsAdminAsync(new MoveSellerOrderCommand(part.Id, next[0], Reason: null));
    }

    private async Task GiveBackAsync()
    {
        if (_orders.Count == 0) return;
        var part = Any(await till.PartsAsync(Any(_orders)));
        if (_dice.Next(2) == 0) await till.AsAdminAsync(new RequestRefundCommand(part.Id, PaymentId: null, Amount: null, RefundReason.Returned) { Lines = [(Any(part.Lines).Id, _dice.Next(2) == 0 ? 1 : null)], Restock = _dice.Next(2) == 0 });
        else await till.AsAdminAsync(new RequestRefundCommand(part.Id, PaymentId: null, new Money(_dice.Next(1, (int)part.Totals.Grand + 2), "USD"), RefundReason.Goodwill));
    }

    /// <summary>Somebody is not at home.</summary>
    private async Task ComeBackAsync()
    {
        var parcels = await till.Market.LookAsync(db => db.Fulfilments.AsNoTracking().Where(parcel => parcel.Status == FulfilmentStatus.Shipped).OrderBy(parcel => parcel.Id).Select(parcel => parcel.Id).ToListAsync(Ct));
        if (parcels.Count == 0) return;
        var parcel = Any(parcels);
        foreach (var to in (FulfilmentStatus[])[FulfilmentStatus.InTransit, FulfilmentStatus.FailedDelivery, FulfilmentStatus.ReturnedToSender]) await till.AsAdminAsync(new MoveFulfilmentCommand(parcel, to, "Nobody at home"));
    }

    private async Task<Payment?> AnyPaymentAsync() => await till.Market.LookAsync(db => db.Payments.AsNoTracking().Where(payment => payment.Provider != PaymentProvider.CashOnDelivery).OrderBy(payment => payment.Id).ToListAsync(Ct)) is { Count: > 0 } payments ? Any(payments) : null;

    private T Any<T>(IReadOnlyList<T> of) => of[_dice.Next(of.Count)];
}
