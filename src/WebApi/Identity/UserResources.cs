using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Identity;

/// <summary>Accounts, and the roles that some of them hold.</summary>
internal static class UserResources
{
    private const int MaxPasswordLength = 200;

    public static StringFormat Password { get; } = new(MaxPasswordLength, minLength: 1);

    public static StringFormat Address { get; } = new(Email.MaxLength, minLength: 1);

    public static ResourceType Users { get; } = Resource.Type<UserView, UserId>("users", user => user.Id, type =>
    {
        type.Describe("A person's account; /users/me is the caller's. Created in public, the answer holds tokens in meta.tokens, once. A new address waits in pendingEmail for its code. Made by an admin without a password, the person is invited by mail.");
        type.On(Surface.Public, Methods.Read | Methods.Create | Methods.Update, AccessRule.Buyer, create: AccessRule.Anyone);
        type.On(Surface.Seller, Methods.Read, AccessRule.Permission("users"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Create | Methods.Update | Methods.Transition, AccessRule.Permission("users"));
        type.HoldsSecrets();
        type.TriesCount();
        type.CalledBy("me", Surfaces.Public, static (services, _) => Task.FromResult(services.GetRequiredService<ICaller>().UserId?.Value));
        type.Attribute("email", user => user.Email, Address).Required().On(Surfaces.PublicAndAdmin).Filter(Operators.Matching).Sort();
        type.Input("password", Password).CreateOnly().On(Surfaces.PublicAndAdmin);
        type.Input("wantsToSell", BooleanFormat.Instance).CreateOnly().On(Surfaces.Public);
        type.Input("transport", EnumFormat<SessionTransport>.Instance).CreateOnly().On(Surfaces.Public);
        type.Attribute("name", user => user.Name, new StringFormat(User.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("phone", user => user.Phone, new StringFormat(PhoneNumber.MaxLength)).Writable().Nullable().On(Surfaces.PublicAndAdmin).Filter();
        type.Attribute("locale", user => user.Locale, new StringFormat(35, minLength: 2)).Writable().On(Surfaces.PublicAndAdmin);
        type.Attribute("timeZone", user => user.TimeZone, new StringFormat(64, minLength: 1)).Writable().On(Surfaces.PublicAndAdmin);
        type.Attribute("pendingEmail", user => user.PendingEmail, StringFormat.Any).On(Surfaces.PublicAndAdmin);
        type.Attribute("emailVerified", user => user.EmailVerified, BooleanFormat.Instance).On(Surfaces.PublicAndAdmin).Filter();
        type.Attribute("phoneVerified", user => user.PhoneVerified, BooleanFormat.Instance).On(Surfaces.PublicAndAdmin);
        type.Attribute("mfaEnabled", user => user.MfaEnabled, BooleanFormat.Instance).On(Surfaces.PublicAndAdmin);
        type.Attribute("role", user => user.Role, EnumFormat<UserRank>.Instance).On(Surfaces.PublicAndAdmin).Filter();
        type.Attribute("status", user => user.Status, EnumFormat<UserStatus>.Instance).On(Surfaces.PublicAndAdmin).Filter();
        type.Attribute("isActive", user => user.IsActive, BooleanFormat.Instance).On(Surfaces.PublicAndAdmin);
        type.Attribute("lastSignInAt", user => user.LastSignInAt, TimestampFormat.Instance).On(Surfaces.PublicAndAdmin).Filter(Operators.Comparison | Operators.IsNull).Sort();
        type.Attribute("lockEndsAt", user => user.LockEndsAt, TimestampFormat.Instance).On(Surfaces.Admin).Derived();
        type.Timestamps(user => user.CreatedAt, user => user.UpdatedAt);
        type.ToOne("avatar", user => user.AvatarId, "uploads").Changeable();
        type.ToOne("profile", user => user.ProfileId, "customerProfiles").On(Surfaces.PublicAndAdmin);
        type.ToMany("memberships", "sellerMembers", "UserId").On(Surfaces.PublicAndAdmin);
        type.ToMany("sessions", "sessions", nameof(SessionView.UserId)).On(Surfaces.PublicAndAdmin);
        type.ToMany("roles", user => user.Roles, "roles").Changeable().On(Surfaces.Admin);
        type.TextFilter("q", user => user.Name);
        type.NamedList("roles", IdFormat.Instance, Surfaces.Admin);
        type.Include("avatar", "profile", "profile.addresses", "memberships", "memberships.seller", "roles");
        type.Create(body => new RegisterUserCommand(body.Required<string>("email"), body.Get<string>("password"), Taken(new UserDetails(body.Required<string>("name")), body))
        {
            Transport = body.Get<SessionTransport?>("transport") ?? SessionTransport.Bearer,
            WantsToSell = body.Get<bool?>("wantsToSell") ?? false,
            Roles = body.Many<RoleId>("roles").Or([]),
        });
        type.Update((id, body) => new UpdateUserCommand(new(id), before => Taken(before, body))
        {
            Email = body.Change<string>("email"),
            Avatar = body.OptionalOne<UploadId>("avatar"),
            Roles = body.Many<RoleId>("roles"),
        });
        type.Moves(user => user.Status, (id, to, reason) => new MoveUserCommand(new(id), to, reason), (user, surface) => surface is Surface.Admin ? UserMoves.OfAdmin.From(user.Status) : []);
    });

    public static ResourceType Roles { get; } = Resource.Type<RoleView, RoleId>("roles", role => role.Id, type =>
    {
        type.Describe("A named set of permissions. The roles of the system are fixed; others grant at most what their maker holds.");
        type.On(Surface.Seller, Methods.ListRead, AccessRule.Permission("roles"));
        type.On(Surface.Admin, Methods.All, AccessRule.Permission("roles"));
        type.DemandsIfMatch();
        type.Attribute("name", role => role.Name, new StringFormat(Role.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("surface", role => role.Surface, EnumFormat<Audience>.Instance).CreateOnly(required: true).Filter();
        type.Attribute("description", role => role.Description, new StringFormat(Role.MaxDescriptionLength)).Writable().Nullable();
        type.Attribute("isSystem", role => role.IsSystem, BooleanFormat.Instance);
        type.Timestamps(role => role.CreatedAt, role => role.UpdatedAt);
        type.ToMany("permissions", role => role.Permissions, "permissions").Changeable();
        type.SortByDefault("name");
        type.Include("permissions");
        type.Create(body => new DefineRoleCommand(body.Required<string>("name"), body.Required<Audience>("surface"), body.Get<string>("description"), body.Many<PermissionId>("permissions").Or([])));
        type.Update((id, body) => new ChangeRoleCommand(new(id))
        {
            Name = body.Change<string>("name"),
            Description = body.Optional<string>("description"),
            Permissions = body.Many<PermissionId>("permissions"),
        });
        type.Delete(id => new DeleteRoleCommand(new(id)));
    });

    public static ResourceType Permissions { get; } = Resource.Type<PermissionView, PermissionId>("permissions", permission => permission.Id, type =>
    {
        type.Describe("An entry of the catalogue that roles and API keys draw from.");
        type.On(Surface.Seller, Methods.ListRead, AccessRule.Permission("roles"));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("roles"));
        type.Attribute("name", permission => permission.Name, StringFormat.Any).Sort();
        type.Attribute("surface", permission => permission.Surface, EnumFormat<Audience>.Instance).Filter();
        type.Attribute("description", permission => permission.Description, StringFormat.Any);
        type.SortByDefault("name");
    });

    private static UserDetails Taken(UserDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Phone = body.Optional<string>("phone").Or(before.Phone),
        Locale = body.Change<string>("locale").Or(before.Locale),
        TimeZone = body.Change<string>("timeZone").Or(before.TimeZone),
    };
}
