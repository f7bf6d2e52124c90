using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>Hands the goods to who tells the code. A wrong one is refused, and counts.</summary>
/// <param name="Code">Its digits, or what its QR code shows.</param>
public sealed record VerifyPickupCommand(SellerOrderId SellerOrderId, string Code) : ICommand<Written>;

internal sealed class VerifyPickupHandler(IUnitOfWork work, IOrderingDb db, ParcelDesk parcels, OrderDesk desk, IPickupSecrets secrets, TimeProvider clock) : IRequestHandler<VerifyPickupCommand, Written>
{
    /// <summary>A wrong try is stored before it is refused.</summary>
    public async Task<Written> Handle(VerifyPickupCommand request, CancellationToken cancellationToken)
    {
        var (verified, triesLeft) = await work.ExecuteAsync(ct => TryAsync(request, ct), cancellationToken);
        return new Written((verified ?? throw new DomainException(PickupErrors.WrongCode(triesLeft))).Value);
    }

    /// <summary>While the order is held, so that tries at the same moment come one after the other.</summary>
    private async Task<(PickupVerificationId? Verified, int TriesLeft)> TryAsync(VerifyPickupCommand request, CancellationToken ct)
    {
        var held = await parcels.HoldAsync(request.SellerOrderId, ct);
        Ensure.That(held.Part.Status is SellerOrderStatus.ReadyForPickup, PickupErrors.NotReady);
        var code = await db.PickupCodes.SingleAsync(code => code.SellerOrderId == request.SellerOrderId, ct);
        var now = clock.GetUtcNow();
        PickupVerification? verified = null;
        if (code.Try(secrets.DigestOf(code.Id, secrets.CodeIn(request.Code, held.Part.Number) ?? ""), now))
        {
            verified = PickupVerification.Of(held.Part, now);
            db.PickupVerifications.Add(verified);
            desk.Move(held.Part, SellerOrderStatus.Delivered, OrderActor.System, reason: null);
            await desk.FollowAsync(held.Whole, held.Parts, [held.Part], reason: null, ct);
            held.Part.HoldShare(TimeSpan.Zero);
        }

        await db.SaveChangesAsync(ct);
        return (verified?.Id, code.TriesLeft);
    }
}
