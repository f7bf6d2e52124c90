using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Identity;

public static class UserErrors
{
    /// <summary>The same for an unknown address, a wrong password, a suspended account and a locked one: a stranger learns nothing.</summary>
    public static readonly DomainError WrongCredentials = new(Unauthenticated, "invalid_credentials", "The address and the password do not belong together, or there were too many tries; wait a while or reset the password.");

    public static readonly DomainError SessionOver = new(Unauthenticated, "invalid_credentials", "This refresh token is not valid any more. Sign in again.");

    public static readonly DomainError WrongPassword = new(Invalid, "invalid_value", "This is not the present password.", "currentPassword");

    public static readonly DomainError StaleCode = new(Invalid, "invalid_value", "The code is wrong, used or too old.", "code");

    public static readonly DomainError UnknownTimeZone = new(Invalid, "invalid_value", "A time zone is a name of the IANA database, such as Indian/Mauritius.", "timeZone");

    public static readonly DomainError TooManyRoles = new(Invalid, "too_long", $"At most {User.MaxRoles} roles.", "roles");

    public static readonly DomainError UnknownRole = new(NotFound, "related_not_found", "There is no such role of the admin surface.", "roles");

    public static readonly DomainError GrantsTooMuch = new(Forbidden, "forbidden", "Nobody can grant a permission that they do not hold themselves.", "roles");

    public static readonly DomainError MayMore = new(Forbidden, "forbidden", "This account may more than you; who may as much can change it.");

    public static readonly DomainError LastSuperAdmin = new(Conflict, "resource_in_use", "Somebody has to stay who may do everything.");

    public static readonly DomainError SystemRole = new(Forbidden, "forbidden", "The roles of the system are fixed.");

    public static readonly DomainError RoleInUse = new(Conflict, "resource_in_use", "Somebody holds this role.");

    public static readonly DomainError UnknownPermission = new(Invalid, "invalid_value", "There is no such permission on this surface.", "permissions");

    public static readonly DomainError NoSuchMembership = new(NotFound, "related_not_found", "You are no member of such a seller.", "seller");

    public static readonly DomainError SellerNeeded = new(Invalid, "required", "Several sellers are yours: name the one to act for.", "seller");

    public static readonly DomainError ProviderSaysNo = new(Unauthenticated, "invalid_credentials", "The provider does not take this code, or it does not belong to an attempt that is still open. Begin again.");

    public static readonly DomainError ProviderNotOffered = new(Invalid, "invalid_value", "This store does not take sign-ins of this provider.", "provider");

    public static readonly DomainError ForeignRedirect = new(Invalid, "invalid_value", "The store does not send anybody to this address: the operator lists those it does (Identity:External:RedirectUris).", "redirectUri");

    public static readonly DomainError AddressNeeded = new(Invalid, "required", "The provider tells no e-mail address: register with one and link the accounts.", "provider");

    public static readonly DomainError SignInToLink = new(Conflict, "already_exists", "An account has this address. Sign in to it and link the accounts there.");

    public static readonly DomainError LinkedToAnother = new(Conflict, "already_exists", "This account of the provider belongs to another person here.");

    public static readonly DomainError LastWayIn = new(Conflict, "resource_in_use", "Without it nobody could sign in to the account: set a password first.");

    public static readonly DomainError SurfaceClosed = new(Forbidden, "insufficient_scope", "This account does not open that surface.", "audience");
}
