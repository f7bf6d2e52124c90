using Marketplace.Domain.Common;

namespace Marketplace.Domain.Ordering;

/// <summary>What a buyer asks a seller for, before anything is bought.</summary>
public interface IInquiry
{
    BuyerId BuyerId { get; }

    SellerId SellerId { get; }
}
