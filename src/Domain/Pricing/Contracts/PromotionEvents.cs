using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

public sealed record PromotionStatusChanged(PromotionId PromotionId, SellerId? SellerId, PromotionStatus Before, PromotionStatus After, string? Reason) : IStateChange
{
    public string Name => $"promotion.{(After is PromotionStatus.Active ? "activated" : To)}";

    public Guid SubjectId => PromotionId.Value;

    public string SubjectType => "promotions";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
