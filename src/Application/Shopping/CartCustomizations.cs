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
}
