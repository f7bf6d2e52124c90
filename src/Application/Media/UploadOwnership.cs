using Marketplace.Application.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Whose uploads a caller may touch: those that came through the same door by the same party; papers of a verification, and what was exported of a person, only with the right to see these.</summary>
internal static class UploadOwnership
{
    extension(ICaller caller)
    {
        public UploadOwner AsOwner => caller.Surface switch
        {
            Surface.Seller => new(Seller: caller.RequiredSeller, User: caller.UserId),
            Surface.Public => new(Buyer: caller.BuyerId, User: caller.UserId),
            _ => new(User: caller.UserId),
        };
    }

    extension(IQueryable<Upload> uploads)
    {
        public IQueryable<Upload> OwnedBy(ICaller caller)
        {
            var reachable = uploads.ThroughTheDoorOf(caller);
            if (!caller.SeesVerification) reachable = reachable.Where(upload => upload.Purpose != UploadPurpose.KycDocument);
            return caller.Surface is Surface.Admin && caller.Kind is not CallerKind.System && !caller.May("read:privacy") ? reachable.Where(upload => upload.Purpose != UploadPurpose.Document || upload.BuyerId == null || upload.SellerId != null) : reachable;
        }

        private IQueryable<Upload> ThroughTheDoorOf(ICaller caller)
        {
            if (caller.Surface == Surface.Admin || caller.Kind == CallerKind.System) return uploads;
            if (caller.Surface == Surface.Seller)
            {
                var seller = caller.SellerId;
                return uploads.Where(upload => upload.SellerId != null && upload.SellerId == seller);
            }

            var buyer = caller.BuyerId;
            return uploads.Where(upload => upload.BuyerId != null && upload.BuyerId == buyer);
        }
    }

    extension(IQueryable<DirectUpload> uploads)
    {
        /// <summary>Nobody has to do with another one's, operators neither.</summary>
        public IQueryable<DirectUpload> OwnedBy(ICaller caller)
        {
            var owner = caller.AsOwner;
            var (seller, buyer, user) = (owner.Seller, owner.Buyer, owner.User);
            if (seller is not null) return uploads.Where(upload => upload.SellerId == seller);
            if (buyer is not null) return uploads.Where(upload => upload.BuyerId == buyer);
            return caller.Surface is Surface.Admin ? uploads.Where(upload => upload.SellerId == null && upload.BuyerId == null && upload.AskedBy == user) : uploads.Where(upload => false);
        }
    }
}
