using Marketplace.Domain.Common;

namespace Marketplace.Domain.Payments.Contracts;

/// <summary>Goods for which money goes back; amounts are in the smallest unit of the refund's currency.</summary>
/// <param name="Worth">What was paid for so many of them.</param>
/// <param name="Amount">What goes back for them, which may be less.</param>
/// <param name="IsCalledOff">They were called off before they arrived, and not refunded on somebody's demand.</param>
public sealed record RefundLine(OrderLineId LineId, int Quantity, long Worth, long Amount, bool IsCalledOff = false);
