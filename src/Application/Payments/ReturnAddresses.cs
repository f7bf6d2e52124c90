using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Application.Payments;

/// <summary>Buyers are sent back to pages of the shop, and nowhere else: a provider's page must not become a door to a stranger's.</summary>
internal sealed class ReturnAddresses(PaymentsOptions options)
{
    public PaymentReturn Check(string? returnUrl, string? cancelUrl) => new(Checked(returnUrl, "returnUrl"), Checked(cancelUrl, "cancelUrl"));

    private Uri? Checked(string? text, string member)
    {
        if (text is null) return null;

        var isOurs = text.Length <= PaymentReturn.MaxLength && !text.Any(char.IsControl) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.AbsoluteUri.Length <= PaymentReturn.MaxLength && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0
            && options.ReturnOrigins.Any(origin => uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase));
        Ensure.That(isOurs, PaymentErrors.ForeignAddress with { Member = member });
        return new Uri(text);
    }
}
