using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Identity.Views;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;

namespace Marketplace.Application.Identity;

/// <summary>
/// An account is made: in public by its owner, who is signed in at once and asked to confirm the address; by an admin for somebody, who is
/// asked by mail to choose a password where none was given.
/// </summary>
public sealed record RegisterUserCommand(string Email, string? Password, UserDetails Details) : ICommand<Written>
{
    public SessionTransport Transport { get; init; }

    /// <summary>Opens an application to sell; it grants nothing.</summary>
    public bool WantsToSell { get; init; }

    /// <summary>An admin's word.</summary>
    public IReadOnlyList<RoleId> Roles { get; init; } = [];
}

internal sealed class RegisterUserHandler(IIdentityDb db, ICaller caller, IPasswordHasher passwords, SessionOpener sessions, RoleGrants grants, CodeDesk codes, ICustomerProfiles profiles, ISellerWishes wishes) : IRequestHandler<RegisterUserCommand, Written>
{
    private static readonly DomainError PasswordMissing = new(ErrorKind.Invalid, "required", "An account needs a password.", "password");

    public async Task<Written> Handle(RegisterUserCommand request, CancellationToken cancellationToken)
    {
        var byAdmin = caller.Surface is Surface.Admin;
        Ensure.That(byAdmin || request.Password is not null, PasswordMissing);
        var user = User.Register(request.Email, request.Password is null ? null : await passwords.HashAsync(Passwords.Checked(request.Password, "password"), cancellationToken), request.Details);
        if (request.Roles.Count > 0) await grants.GrantAsync(user, request.Roles, cancellationToken);
        db.Users.Add(user);
        if (request.WantsToSell) await wishes.OpenAsync(user.Id, user.Name, cancellationToken);
        profiles.Open(user.ProfileId, user.Id, user.Name, user.Email);

        var session = byAdmin ? null : await sessions.OpenAsync(user, SessionWish.Plain with { Transport = request.Transport }, cancellationToken);
        var letter = request.Password is null ? codes.IssueInvitation(user) : await codes.IssueEmailVerificationAsync(user, user.Email, cancellationToken);
        codes.Send(letter);
        await db.SaveChangesAsync(cancellationToken);
        if (session is not null) await sessions.NoteAsync(user, cancellationToken);
        return new Written(user.Id.Value) { Meta = session?.View is { AccessToken: not null } view ? Told(view) : null };
    }

    private static Dictionary<string, object?> Told(SessionView session) => new(StringComparer.Ordinal)
    {
        ["tokens"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["accessToken"] = session.AccessToken,
            ["refreshToken"] = session.RefreshToken,
            ["tokenType"] = session.TokenType,
            ["expiresAt"] = session.ExpiresAt,
            ["refreshExpiresAt"] = session.RefreshExpiresAt,
        },
    };
}
