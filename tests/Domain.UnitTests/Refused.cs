using Marketplace.Domain.Common;

namespace Marketplace.Domain.UnitTests;

internal static class Refused
{
    /// <summary>The code and the member of the refusal.</summary>
    public static (string Code, string? Member) By(Action deed)
    {
        var error = Should.Throw<DomainException>(deed).Error;
        return (error.Code, error.Member);
    }
}
