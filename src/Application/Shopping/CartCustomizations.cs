using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Application.Shopping;

/// <summary>What was decided about the things in a cart.</summary>
internal static class CartCustomizations
{
    extension(CartLine line)
    {
        public IReadOnlyList<UploadId> Uploads => line.Customization?.Uploads() ?? [];
    }

    extension(Cart cart)
    {
        /// <summary>In the order of the lines, once for each use.</summary>
        public IReadOnlyList<UploadId> Uploads => [.. cart.Lines.SelectMany(line => line.Uploads)];
    }

    extension(Offer offer)
    {
        /// <summary>What the choices of a line come to today; null where they cannot be had any more.</summary>
        public CustomizationSnapshot? ChoicesOf(CartLine line, string currency)
        {
            if (line.Customization is null && offer.Customization.Groups.Count == 0) return CustomizationSnapshot.None;

            var (snapshot, faults) = offer.Customization.Judge(line.Customization?.Wish() ?? CustomizationWish.None, currency);
            return faults.Count == 0 ? snapshot : null;
        }
    }

    extension(IOfferCatalog catalog)
    {
        /// <summary>Has a cart take over lines of another one, as they are offered today.</summary>
        public async Task<int> TodayAsync(Cart cart, Cart other, Func<IReadOnlyDictionary<ListingId, CartItem>, Func<CartLine, CustomizationSnapshot?>, int> take, CancellationToken ct)
        {
            var currency = cart.Lines.Count == 0 ? other.Currency : cart.Currency;
            var offers = await catalog.FindAsync([.. other.Lines.Select(line => line.ListingId)], currency, known: false, ct);
            return take(offers.Values.Where(offer => offer.IsAvailable).ToDictionary(offer => offer.ListingId, CartItems.Of), line => offers[line.ListingId].ChoicesOf(line, currency));
        }
    }
}
