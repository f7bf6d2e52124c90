using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

public sealed record PickupCodeView : IView
{
    public PickupCodeId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public string Number { get; init; } = "";
    public byte[] Sealed { get; init; } = [];
    public int TriesLeft { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record PickupVerificationView : IView
{
    public PickupVerificationId Id { get; init; }
    public int Revision { get; init; }
    public SellerOrderId SellerOrderId { get; init; }
    public DateTimeOffset VerifiedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

internal sealed class ReadPickups(IOrderingDb db, ICaller caller) :
    IRequestHandler<Read<PickupCodeView>, Page<PickupCodeView>>, IRequestHandler<Read<PickupVerificationView>, Page<PickupVerificationView>>
{
    /// <summary>A code is for the buyer alone, until the goods are handed over.</summary>
    public Task<Page<PickupCodeView>> Handle(Read<PickupCodeView> request, CancellationToken cancellationToken)
    {
        var buyer = caller.Surface is Surface.Public ? caller.BuyerId : null;
        var codes =
            from code in db.PickupCodes.AsNoTracking()
            join part in db.SellerOrders.Where(part => buyer != null && part.BuyerId == buyer && part.Status == SellerOrderStatus.ReadyForPickup) on code.SellerOrderId equals part.Id
            select new PickupCodeView
            {
                Id = code.Id,
                Revision = code.Version,
                SellerOrderId = code.SellerOrderId,
                Number = part.Number,
                Sealed = code.Sealed,
                TriesLeft = code.TriesLeft,
                ExpiresAt = code.ExpiresAt,
                CreatedAt = code.CreatedAt,
                UpdatedAt = code.UpdatedAt,
            };
        return codes.PageAsync(request, cancellationToken);
    }

    public Task<Page<PickupVerificationView>> Handle(Read<PickupVerificationView> request, CancellationToken cancellationToken)
    {
        var seller = caller.Surface is Surface.Seller ? caller.SellerId : null;
        var isAdmin = caller.Surface is Surface.Admin;
        return db.PickupVerifications.AsNoTracking().Where(verification => isAdmin || (seller != null && verification.SellerId == seller))
            .Select(verification => new PickupVerificationView
            {
                Id = verification.Id,
                Revision = verification.Version,
                SellerOrderId = verification.SellerOrderId,
                VerifiedAt = verification.VerifiedAt,
                CreatedAt = verification.CreatedAt,
                UpdatedAt = verification.UpdatedAt,
            })
            .PageAsync(request, cancellationToken);
    }
}
