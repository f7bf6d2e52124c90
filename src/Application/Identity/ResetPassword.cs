using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Sends a link by which a new password can be chosen; the answer is the same whether the address is known or not.</summary>
public sealed record AskPasswordResetCommand(string Email) : ICommand<Written>;

internal sealed class AskPasswordResetHandler(IIdentityDb db, CodeDesk codes) : IRequestHandler<AskPasswordResetCommand, Written>
{
    public async Task<Written> Handle(AskPasswordResetCommand request, CancellationToken cancellationToken)
    {
        var key = Email.KeyOf(request.Email);
        var user = await db.Users.SingleOrDefaultAsync(candidate => candidate.EmailKey == key && candidate.Status == UserStatus.Active, cancellationToken);
        if (user is not null && await codes.MayIssueAsync(user.Id, cancellationToken))
        {
            codes.Send(codes.IssuePasswordReset(user));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Written.Noted;
    }
}

/// <summary>Sets a password by the word of a reset link, and ends every session: whoever was in is out.</summary>
public sealed record ConfirmPasswordResetCommand(string Code, string Password) : ICommand<Written>;

internal sealed class ConfirmPasswordResetHandler(IIdentityDb db, CodeDesk codes, IPasswordHasher passwords, TimeProvider clock) : IRequestHandler<ConfirmPasswordResetCommand, Written>
{
    public async Task<Written> Handle(ConfirmPasswordResetCommand request, CancellationToken cancellationToken)
    {
        Passwords.Checked(request.Password, "password");
        var code = await codes.FindWordAsync(CodePurpose.PasswordReset, request.Code, cancellationToken);
        var user = code is null ? null : await db.Users.SingleOrDefaultAsync(candidate => candidate.Id == code.UserId && candidate.Status == UserStatus.Active, cancellationToken);
        Ensure.That(user is not null && code!.Destination == user.Email, UserErrors.StaleCode); // an address that has changed since proves nothing

        var now = clock.GetUtcNow();
        user.SetPassword(await passwords.HashAsync(request.Password, cancellationToken));
        user.VerifyEmail(user.Email, now); // the word came by mail
        await db.EndSessionsAsync(user.Id, SessionEnd.PasswordChanged, but: null, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Written.Noted;
    }
}

public sealed record ChangePasswordCommand(string CurrentPassword, string Password) : ICommand<Written>;

internal sealed class ChangePasswordHandler(IIdentityDb db, ICaller caller, IPasswordHasher passwords, SignInGuard guard, TimeProvider clock) : IRequestHandler<ChangePasswordCommand, Written>
{
    public async Task<Written> Handle(ChangePasswordCommand request, CancellationToken cancellationToken)
    {
        Passwords.Checked(request.Password, "password");
        var user = await db.Users.SingleAsync(candidate => candidate.Id == caller.UserId, cancellationToken);
        await guard.EnterAsync(user.Email, cancellationToken); // a stolen session must not guess the password
        Ensure.That(await passwords.VerifyAsync(user.PasswordHash, request.CurrentPassword, cancellationToken) is not PasswordCheck.Wrong, UserErrors.WrongPassword);

        user.SetPassword(await passwords.HashAsync(request.Password, cancellationToken));
        await db.EndSessionsAsync(user.Id, SessionEnd.PasswordChanged, caller.SessionId, clock.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await guard.ForgiveAsync(user.Email, cancellationToken);
        return new Written(user.Id.Value);
    }
}
