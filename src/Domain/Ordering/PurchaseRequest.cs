using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering.Contracts;
using static Marketplace.Domain.Ordering.PurchaseRequestStatus;

namespace Marketplace.Domain.Ordering;

public enum PurchaseRequestStatus { Pending, Approved, Converted, Rejected, Withdrawn, Expired }

/// <summary>What a buyer asks for, at the price of that moment.</summary>
/// <param name="IsForAdmins">The seller leaves it to the operators whom to sell to.</param>
public sealed record RequestedGoods(ListingId ListingId, SellerId SellerId, int Quantity, Money UnitPrice, bool IsForAdmins)
{
    /// <summary>What the buyer has decided about it; the price has what that adds.</summary>
    public CustomizationSnapshot Customization { get; init; } = CustomizationSnapshot.None;

    /// <summary>Of a single one without that, in the smallest unit: what surcharges in percent go by.</summary>
    public long SinglePrice { get; init; }
}

/// <summary>A file that came with a request: it is for the buyer and the seller of it.</summary>
public sealed record RequestUpload(PurchaseRequestId RequestId, UploadId UploadId, SellerId SellerId);

/// <summary>A buyer asks to be sold something that is not for everybody. Approved, it becomes an order at once, at the price that was told.</summary>
public sealed class PurchaseRequest : AggregateRoot, IInquiry
{
    public const int MaxMessageLength = Checkout.MaxNoteLength;

    /// <summary>How long it can be answered.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(72);

    public static readonly StateMachine<PurchaseRequestStatus> OfBuyer = new((Pending, Withdrawn));

    public static readonly StateMachine<PurchaseRequestStatus> OfKeeper = new((Pending, Approved), (Pending, Rejected)) { ReasonedStates = [Rejected] };

    /// <summary>What follows from an approval, and from none.</summary>
    public static readonly StateMachine<PurchaseRequestStatus> OfSystem = new((Approved, Converted), (Pending, Expired));

    private PurchaseRequest() => (Currency, ShippingAddress) = ("", null!); // EF Core

    public PurchaseRequestId Id { get; private init; }

    public ListingId ListingId { get; private init; }

    public SellerId SellerId { get; private init; }

    public BuyerId BuyerId { get; private init; }

    public int Quantity { get; private init; }

    public string Currency { get; private init; }

    /// <summary>In the currency's smallest unit, with what the customization adds.</summary>
    public long UnitPrice { get; private init; }

    /// <summary>Of a single one without the customization: what surcharges in percent go by.</summary>
    public long SinglePrice { get; private init; }

    /// <summary>What the buyer has decided about it, as it was told and priced then.</summary>
    public CustomizationSnapshot Customization { get; private set; } = CustomizationSnapshot.None;

    public bool IsForAdmins { get; private init; }

    public string? Message { get; private set; }

    public Address ShippingAddress { get; private set; }

    public PurchaseRequestStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public OrderId? OrderId { get; private set; }

    public static PurchaseRequest Ask(BuyerId buyer, RequestedGoods goods, string? message, Address shipping, DateTimeOffset now)
    {
        var request = new PurchaseRequest
        {
            Id = PurchaseRequestId.New(),
            ListingId = goods.ListingId,
            SellerId = goods.SellerId,
            BuyerId = buyer,
            Quantity = goods.Quantity,
            Currency = goods.UnitPrice.Currency,
            UnitPrice = goods.UnitPrice.MinorUnits,
            SinglePrice = goods.SinglePrice,
            Customization = goods.Customization,
            IsForAdmins = goods.IsForAdmins,
            Message = Require.OptionalText(message, MaxMessageLength, "message"),
            ShippingAddress = shipping.Checked("shippingAddress"),
            ExpiresAt = now + Patience,
        };
        request.Raise(new PurchaseRequestCreated(request.Id, goods.ListingId, goods.SellerId, buyer, goods.Quantity));
        return request;
    }

    /// <summary>Whether a move to this state would repeat what was done.</summary>
    public bool HasBeen(PurchaseRequestStatus status) => Status == status || (status is Approved && Status is Converted);

    public void Move(PurchaseRequestStatus to, StateMachine<PurchaseRequestStatus> moves, string? reason, DateTimeOffset now)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        Ensure.That(Status is not Pending || to is not Approved || now < ExpiresAt, PurchaseRequestErrors.TooLate);
        Raise(new PurchaseRequestMoved(Id, ListingId, SellerId, BuyerId, OrderId, Status, to, reason));
        (Status, StatusReason) = (to, reason ?? StatusReason);
    }

    /// <summary>It has become an order, and there is never another one of it.</summary>
    public void Convert(OrderId order, DateTimeOffset now)
    {
        OrderId = order;
        Move(Converted, OfSystem, reason: null, now);
    }

    /// <summary>The files are not part of it any more.</summary>
    /// <returns>Those that were.</returns>
    public IReadOnlyList<UploadId> DropFiles()
    {
        var dropped = Customization.Uploads();
        if (dropped.Count > 0) Customization = new([.. Customization.Parts.Select(part => part with { Uploads = [] })]);
        return dropped;
    }

    /// <summary>That somebody asked stays, what was written and where it should have gone does not; nobody is sold to who is not there.</summary>
    public void ForgetPerson(DateTimeOffset now)
    {
        if (Status is Pending) Move(Withdrawn, OfBuyer, reason: null, now);
        (Message, ShippingAddress, Customization) = (null, ShippingAddress.WithoutPerson(), Customization.WithoutPerson());
    }
}
