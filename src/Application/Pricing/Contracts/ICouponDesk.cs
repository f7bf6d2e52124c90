namespace Marketplace.Application.Pricing.Contracts;

/// <summary>Whether a code that somebody types is good for anything at all; for what, only a basket tells.</summary>
public interface ICouponDesk
{
    /// <summary>Refuses a code that nobody gave out, that is switched off or not good yet (<c>invalid_coupon</c>), and one whose time is over (<c>coupon_expired</c>).</summary>
    Task CheckAsync(string code, CancellationToken ct);
}
