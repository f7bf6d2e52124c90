using Marketplace.Domain.Common;
using Marketplace.Domain.Payments.Contracts;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Ordering;

/// <summary>The deed of calling off a part of a seller order; it never changes, but for words that are forgotten with their person.</summary>
public sealed class Cancellation : AggregateRoot, IAudited
{
    public const int MaxReasonLength = 1000;

    private Cancellation() => (Currency, Reason, Lines) = ("", "", []); // EF Core

    public CancellationId Id { get; private init; }

    public SellerOrderId SellerOrderId { get; private init; }

    public SellerId SellerId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public string Reason { get; private set; }

    public string Currency { get; private init; }

    /// <summary>What the goods cost, in the currency's smallest unit.</summary>
    public long Amount { get; private init; }

    public IReadOnlyList<LineQuantity> Lines { get; private init; }

    /// <summary>What the goods of each line cost; told once, and kept by the refund.</summary>
    public IReadOnlyList<RefundLine> Prices { get; private init; } = [];

    public string? AuditedAs => "cancellations";

    public void ForgetPerson() => Reason = "Erased";

    internal static Cancellation Of(SellerOrder part, IReadOnlyList<LineQuantity> lines, IReadOnlyList<RefundLine> prices, string reason) => new()
    {
        Id = CancellationId.New(),
        SellerOrderId = part.Id,
        SellerId = part.SellerId,
        BuyerId = part.BuyerId,
        Reason = Require.Text(reason, MaxReasonLength, "reason"),
        Currency = part.Currency,
        Amount = prices.Sum(price => price.Worth),
        Lines = lines,
        Prices = prices,
    };
}

public static class CancellationErrors
{
    public static readonly DomainError NoLines = new(Invalid, "required", "Which lines are called off is to be said.", "lines");

    public static readonly DomainError NothingStands = new(Conflict, "invalid_state_transition", "Nothing would be left of it: cancel the seller order as a whole.", "lines");

    public static DomainError TooFewLeft(int place) => FulfilmentErrors.TooMany(place, left: 0, "What is left of it would cost more each, or is fewer than is sold: call off all of it, or ask the seller.");

    public static DomainError IsBargain(string member) => new(Conflict, "invalid_state_transition", "Something was taken off the price for all that is in the order: cancel the whole order, or ask the seller.", member);

    public static DomainError TooLate(SellerOrderStatus status) => new(Conflict, "invalid_state_transition", $"Nothing is called off of a seller order that is {States.Name(status)}.", "sellerOrder");

    public static DomainError MoreThanLeft(int place, int left) => FulfilmentErrors.TooMany(place, left, $"{left} of it can be called off.");
}
