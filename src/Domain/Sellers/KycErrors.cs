using Marketplace.Domain.Common;

namespace Marketplace.Domain.Sellers;

public static class KycErrors
{
    public static readonly DomainError ReviewerIsMember = new(ErrorKind.Forbidden, "forbidden", "Nobody verifies a seller to which they belong.");

    public static readonly DomainError NotCollecting = new(ErrorKind.Conflict, "invalid_state_transition", "Documents are added and taken back while the case is collecting.");

    public static readonly DomainError NotInReview = new(ErrorKind.Conflict, "invalid_state_transition", "Documents are judged while the case is in review.", "to");

    public static readonly DomainError OutOfDate = new(ErrorKind.Invalid, "invalid_value", "The document has run out.", "expiresOn");

    public static readonly DomainError IssuedLater = new(ErrorKind.Invalid, "invalid_value", "A document is issued before it runs out, and not in the future.", "issuedOn");

    public static DomainError NotVerified(SellerStatus from, KycStatus kyc) => new(ErrorKind.Conflict, "invalid_state_transition", "The seller is not verified yet.", "to")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["from"] = States.Name(from), ["kycStatus"] = States.Name(kyc) },
    };

    internal static DomainError Missing(IEnumerable<KycDocumentKind> kinds) => About("Documents are missing.", "missing", kinds);

    internal static DomainError ToBeReplaced(IEnumerable<KycDocumentKind> kinds) => About("Documents that were rejected or have run out are to be replaced first.", "replace", kinds);

    internal static DomainError NotAccepted(IEnumerable<KycDocumentKind> kinds) => About("Documents are not accepted, or have run out.", "notAccepted", kinds);

    private static DomainError About(string message, string member, IEnumerable<KycDocumentKind> kinds) => new(ErrorKind.Conflict, "invalid_state_transition", message, "to")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { [member] = kinds.Select(States.Name).ToArray() },
    };
}
