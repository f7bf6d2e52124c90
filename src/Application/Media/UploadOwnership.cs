using Marketplace.Application.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Whose uploads a caller may touch: those that came through the same door by the same party.</summary>
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
}
