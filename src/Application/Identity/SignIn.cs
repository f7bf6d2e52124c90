using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>An address and its password, or a code of a provider, for a session.</summary>
public sealed record SignInCommand(string? Email, string? Password, SessionWish Wish) : ICommand<Written>
{
    /// <summary>Instead of address and password.</summary>
    public ExternalCode? External { get; init; }

    /// <summary>The second proof, where one is asked for.</summary>
    public string? OtpCode { get; init; }

    public OneTimeCodeId? Challenge { get; init; }
}

internal sealed class SignInHandler(IIdentityDb db, IPasswordHasher passwords, SignInGuard guard, SecondFactor factor, SessionOpener sessions, ExternalSignIn external, IUnitOfWork work) : IRequestHandler<SignInCommand, Written>
{
    public Task<Written> Handle(SignInCommand request, CancellationToken cancellationToken) =>
        request.External is { } code ? external.SignInAsync(code, request, cancellationToken) : WithPasswordAsync(request, cancellationToken);

    private async Task<Written> WithPasswordAsync(SignInCommand request, CancellationToken cancellationToken)
    {
        Ensure.That(request.Email is not null, Missing("email"));
        Ensure.That(request.Password is not null, Missing("password"));
        await guard.EnterAsync(request.Email, cancellationToken);
        var user = await AuthenticateAsync(request.Email, request.Password, cancellationToken);
        Ensure.That(user is not null, UserErrors.WrongCredentials);
        await factor.EnsureAsync(user, request.OtpCode, request.Challenge, cancellationToken);

        var session = await sessions.OpenAsync(user, request.Wish, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.NoteAsync(user, cancellationToken);
        await guard.ForgiveAsync(request.Email, cancellationToken);
        return session.Written;
    }

    /// <summary>Whatever is wrong takes as long as what is right.</summary>
    private async Task<User?> AuthenticateAsync(string email, string password, CancellationToken ct)
    {
        var key = Email.KeyOf(email);
        var user = await db.Users.SingleOrDefaultAsync(candidate => candidate.EmailKey == key, ct);
        var check = await passwords.VerifyAsync(user is { Status: UserStatus.Active } ? user.PasswordHash : null, password, ct);
        if (check is PasswordCheck.Wrong || user is null) return null;

        if (check is PasswordCheck.RightButCheap) await RehashAsync(user, password, ct);
        return user;
    }

    /// <summary>The same password under a dearer hash: nothing has happened for anybody else, and who does it twice at once does no harm.</summary>
    private async Task RehashAsync(User user, string password, CancellationToken ct)
    {
        var (before, hash) = (user.PasswordHash, await passwords.HashAsync(password, ct));
        await work.ExecuteAsync(token => db.Users.Where(known => known.Id == user.Id && known.PasswordHash == before).ExecuteUpdateAsync(set => set.SetProperty(known => known.PasswordHash, hash), token), ct);
    }

    private static DomainError Missing(string member) => new(ErrorKind.Invalid, "required", "Sign in with an address and its password, or with a provider's code, its verifier and where it went.", member);
}
