using Marketplace.Domain.Common;
using static Marketplace.Domain.Pricing.PromotionStatus;

namespace Marketplace.Domain.Pricing;

public enum PromotionStatus { Draft, Active, Paused, Ended }

public static class PromotionMoves
{
    public static readonly StateMachine<PromotionStatus> All = new((Draft, Active), (Draft, Ended), (Active, Paused), (Active, Ended), (Paused, Active), (Paused, Ended));
}
