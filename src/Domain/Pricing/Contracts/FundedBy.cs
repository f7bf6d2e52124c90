using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing.Contracts;

/// <summary>Who bears what a discount takes off.</summary>
public enum FundedBy { Seller, Platform }

public static class Funding
{
    /// <param name="seller">Whose promotion it is.</param>
    public static FundedBy Of(SellerId? seller) => seller is null ? FundedBy.Platform : FundedBy.Seller;
}
