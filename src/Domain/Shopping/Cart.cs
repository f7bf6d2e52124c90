using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping.Contracts;

namespace Marketplace.Domain.Shopping;

/// <summary>What a buyer means to buy, from any number of sellers, in one currency. A buyer has at most one open cart.</summary>
public sealed class Cart : AggregateRoot
{
    public const int MaxLines = 200;
    public const int MaxNoteLength = 1000;

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

    public void ForgetPerson() => (Email, Note, ShippingAddress) = (null, null, null);

    public void ChangeCurrency(string currency)
    {
        MustBeOpen();
        if (currency == Currency) return;
        Ensure.That(Common.Currency.IsKnown(currency), CartErrors.UnknownCurrency);
        Ensure.That(_lines.Count == 0, CartErrors.CurrencyIsFixed(Currency));
        Currency = currency;
    }

    /// <summary>Puts something in; the same offer adds up.</summary>
    /// <returns>The line, and whether it was there before.</returns>
    public (CartLine Line, bool Merged) Add(CartItem item, int quantity)
    {
        MustBeOpen();
        MustBePlain(quantity);
        var present = _lines.Find(line => line.ListingId == item.ListingId);
        MustBeOnOffer(item, (present?.Quantity ?? 0) + quantity);
        if (present is not null)
        {
            present.Take(item, present.Quantity + quantity);
            return (present, Merged: true);
        }

        Ensure.That(_lines.Count < MaxLines, CartErrors.Full);
        var line = new CartLine(item, quantity);
        _lines.Add(line);
        return (line, Merged: false);
    }

    /// <summary>Sets how many are wanted and accepts today's price.</summary>
    public void Change(CartLineId lineId, CartItem item, int quantity)
    {
        MustBeOpen();
        var line = Line(lineId);
        MustBePlain(quantity);
        MustBeOnOffer(item, quantity);
        line.Take(item, quantity);
    }

    public void Remove(CartLineId lineId)
    {
        MustBeOpen();
        _lines.Remove(Line(lineId));
    }

    /// <summary>Takes over what still is on offer of another cart, as many as can be had; the other one is closed.</summary>
    /// <returns>How many lines of the other cart found a place.</returns>
    public int Absorb(Cart other, IReadOnlyDictionary<ListingId, CartItem> items)
    {
        MustBeOpen();
        other.MustBeOpen();
        if (_lines.Count == 0) Currency = other.Currency;
        var taken = other._lines.Count(line => items.TryGetValue(line.ListingId, out var item) && TakeOver(line, item));
        other.Status = CartStatus.Merged;
        Email ??= other.Email;
        Note ??= other.Note;
        ShippingAddress ??= other.ShippingAddress;
        return taken;
    }

    /// <summary>The checkout is the end of a cart: nothing changes in it afterwards.</summary>
    /// <param name="prices">What was paid for one of each; where a line is not named, it stays at the price it was added at.</param>
    public void Complete(OrderId orderId, IReadOnlyDictionary<ListingId, Money> prices)
    {
        MustBeOpen();
        Ensure.That(_lines.Count > 0, CartErrors.Empty);
        foreach (var line in _lines.Where(line => prices.ContainsKey(line.ListingId))) line.Settle(prices[line.ListingId]);
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

    private bool TakeOver(CartLine line, CartItem item)
    {
        var present = _lines.Find(mine => mine.ListingId == item.ListingId);
        var wanted = Math.Min((present?.Quantity ?? 0) + line.Quantity, item.Most);
        if (wanted < item.MinQuantity || item.PriceFor(wanted)?.Currency != Currency || (present is null && _lines.Count == MaxLines)) return false;

        if (present is null) _lines.Add(new CartLine(item, wanted));
        else present.Take(item, wanted);
        return true;
    }

    private CartLine Line(CartLineId id) => _lines.Find(line => line.Id == id) ?? throw new DomainException(CartErrors.NoSuchLine);

    private void MustBeOpen() => Ensure.That(Status is CartStatus.Open, CartErrors.NotOpen(Status));

    private static void MustBePlain(int quantity) =>
        Ensure.That(quantity is >= 1 and <= CartLine.MaxQuantity, CartErrors.QuantityOutOfRange(1, CartLine.MaxQuantity));

    private void MustBeOnOffer(CartItem item, int quantity)
    {
        Ensure.That(item.Prices.Any(step => step.Amount.Currency == Currency), CartErrors.NotPriced(Currency));
        Ensure.That(quantity >= item.Least && quantity <= item.Limit, CartErrors.QuantityOutOfRange(item.Least, item.Limit));
        Ensure.That(quantity <= item.Available, CartErrors.InsufficientStock(item.Available));
    }
}

public enum CartStatus { Open, Completed, Merged, Abandoned, Expired }
