using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping.Contracts;

namespace Marketplace.Domain.Shopping;

/// <summary>What a buyer means to buy, from any number of sellers, in one currency. A buyer has at most one open cart.</summary>
public sealed partial class Cart : AggregateRoot
{
    public const int MaxLines = 200;
    public const int MaxNoteLength = 1000;

    /// <summary>How long an open cart waits for somebody to touch it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly List<CartLine> _lines = [];

    private Cart() => Currency = ""; // EF Core

    public CartId Id { get; private init; }

    public BuyerId BuyerId { get; private init; }

    /// <summary>The currency of every price and total; the first line fixes it.</summary>
    public string Currency { get; private set; }

    public CartStatus Status { get; private set; }

    public string? Email { get; private set; }

    public string? Note { get; private set; }

    public Address? ShippingAddress { get; private set; }

    /// <summary>What the checkout made of it.</summary>
    public OrderId? OrderId { get; private set; }

    /// <summary>What it was bought for; before that, nothing.</summary>
    public Totals Totals { get; private set; } = Totals.Zero;

    public IReadOnlyList<CartLine> Lines => _lines;

    public static Cart Open(BuyerId buyerId, string currency)
    {
        Ensure.That(Common.Currency.IsKnown(currency), CartErrors.UnknownCurrency);
        return new Cart { Id = CartId.New(), BuyerId = buyerId, Currency = currency };
    }

    public void Describe(string? email, string? note, Address? shippingAddress)
    {
        MustBeOpen();
        Ensure.That(note is null || note.Length <= MaxNoteLength, CartErrors.NoteTooLong);
        Email = email is null ? null : Common.Email.Checked(email, "email");
        Note = note;
        ShippingAddress = shippingAddress?.Checked("shippingAddress");
    }

    public void ForgetPerson()
    {
        (Email, Note, ShippingAddress) = (null, null, null);
        foreach (var line in _lines) line.ForgetPerson();
    }

    public void ChangeCurrency(string currency)
    {
        MustBeOpen();
        if (currency == Currency) return;
        Ensure.That(Common.Currency.IsKnown(currency), CartErrors.UnknownCurrency);
        Ensure.That(_lines.Count == 0, CartErrors.CurrencyIsFixed(Currency));
        Currency = currency;
    }

    /// <summary>Puts something in; the same offer with the same choices adds up.</summary>
    /// <param name="customization">Null: it is bought as it is.</param>
    /// <returns>The line, and whether it was there before.</returns>
    public (CartLine Line, bool Merged) Add(CartItem item, int quantity, CustomizationSnapshot? customization = null)
    {
        MustBeOpen();
        MustBePlain(quantity);
        var chosen = customization ?? CustomizationSnapshot.None;
        var present = Find(item, chosen);
        MustBeOnOffer(item, (present?.Quantity ?? 0) + quantity, present);
        if (present is not null)
        {
            present.Take(item, present.Quantity + quantity, chosen);
            return (present, Merged: true);
        }

        Ensure.That(_lines.Count < MaxLines, CartErrors.Full);
        var line = new CartLine(item, quantity, chosen);
        _lines.Add(line);
        return (line, Merged: false);
    }

    /// <summary>Sets how many are wanted, and how, and accepts today's price.</summary>
    public void Change(CartLineId lineId, CartItem item, int quantity, CustomizationSnapshot? customization = null)
    {
        MustBeOpen();
        var (line, chosen) = (Line(lineId), customization ?? CustomizationSnapshot.None);
        MustBePlain(quantity);
        MustBeOnOffer(item, quantity, line);
        Ensure.That((Find(item, chosen) ?? line) == line, CartErrors.SameAgain);
        line.Take(item, quantity, chosen);
    }

    public void Remove(CartLineId lineId)
    {
        MustBeOpen();
        _lines.Remove(Line(lineId));
    }

    /// <summary>The checkout is the end of a cart: nothing changes in it afterwards.</summary>
    /// <param name="settlement">Where it does not name a line, that stays at the price it was added at.</param>
    public void Complete(OrderId orderId, CartSettlement settlement)
    {
        MustBeOpen();
        Ensure.That(_lines.Count > 0, CartErrors.Empty);
        foreach (var line in _lines.Where(line => settlement.Lines.ContainsKey(line.Id))) line.Settle(settlement.Lines[line.Id]);
        Totals = settlement.Totals;
        Coupons = Coupons is null ? null : [.. Coupons.Select(coupon => settlement.Coupons.GetValueOrDefault(coupon.Code, coupon))];
        Status = CartStatus.Completed;
        OrderId = orderId;
        Raise(new CartCompleted(Id, BuyerId, orderId));
    }

    /// <summary>Nobody has touched it for a long time. Its buyer begins with a new one.</summary>
    public void Abandon()
    {
        MustBeOpen();
        Status = CartStatus.Abandoned;
        Raise(new CartAbandoned(Id, BuyerId));
    }

    public void MustBeDeletable() => Ensure.That(Status is CartStatus.Open, CartErrors.IsKept(Status));

    private CartLine? Find(CartItem item, CustomizationSnapshot chosen)
    {
        var hash = chosen.Hash();
        return _lines.Find(line => line.Is(item.ListingId, hash));
    }

    /// <summary>How many of an offer other lines ask for, otherwise customized.</summary>
    private int Beside(CartItem item, CartLine? line) => _lines.Where(other => other != line && other.ListingId == item.ListingId).Sum(other => other.Quantity);

    private CartLine Line(CartLineId id) => _lines.Find(line => line.Id == id) ?? throw new DomainException(CartErrors.NoSuchLine);

    private void MustBeOpen() => Ensure.That(Status is CartStatus.Open, CartErrors.NotOpen(Status));

    private static void MustBePlain(int quantity) =>
        Ensure.That(quantity is >= 1 and <= CartLine.MaxQuantity, CartErrors.QuantityOutOfRange(1, CartLine.MaxQuantity));

    private void MustBeOnOffer(CartItem item, int quantity, CartLine? line)
    {
        Ensure.That(item.Prices.Any(step => step.Amount.Currency == Currency), CartErrors.NotPriced(Currency));
        Ensure.That(quantity >= item.Least && quantity <= item.Limit, CartErrors.QuantityOutOfRange(item.Least, item.Limit));
        Ensure.That(quantity + Beside(item, line) <= item.Available, CartErrors.InsufficientStock(item.Available));
    }
}

public enum CartStatus { Open, Completed, Merged, Abandoned, Expired }
