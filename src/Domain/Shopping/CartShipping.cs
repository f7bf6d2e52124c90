using Marketplace.Domain.Common;

namespace Marketplace.Domain.Shopping;

/// <summary>How a seller's part of a cart shall come to the buyer.</summary>
public sealed record CartShipping(ShippingChoiceId Id, SellerId SellerId, ShippingMethodId MethodId, DateTimeOffset ChosenAt);
