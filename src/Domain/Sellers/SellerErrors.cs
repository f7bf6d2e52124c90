using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

public static class SellerErrors
{
    public static readonly DomainError TermsNotAccepted = new(ErrorKind.Conflict, "invalid_state_transition", "Nobody sells here without having accepted the terms: the application is not complete.", "to");
}
