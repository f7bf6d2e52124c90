using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdateUserCommand(UserId Id, Func<UserDetails, UserDetails> Change) : ICommand<Written>
{
    /// <summary>Waits for the code that goes to it.</summary>
    public Optional<string> Email { get; init; }

    public Optional<UploadId?> Avatar { get; init; }

    /// <summary>An admin's word.</summary>
    public Optional<IReadOnlyList<RoleId>> Roles { get; init; }
}

internal sealed class UpdateUserHandler(IIdentityDb db, CodeDesk codes, RoleGrants grants, IMediaLibrary media, IUnitOfWork work) : IRequestHandler<UpdateUserCommand, Written>
{
    public Task<Written> Handle(UpdateUserCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(ct => ChangeAsync(command, ct), cancellationToken);

    private async Task<Written> ChangeAsync(UpdateUserCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(candidate => candidate.Id == command.Id, ct);
        await grants.EnsureNotAboveAsync(user, ct);
        user.Change(command.Change(user.Details));
        if (command.Avatar.IsPresent) await ShowAsync(user, command.Avatar.Value, ct);
        if (command.Roles.IsPresent) await grants.GrantAsync(user, command.Roles.Value, ct);

        if (command.Email.IsPresent) await AskForEmailAsync(user, command.Email.Value, ct);
        await db.SaveChangesAsync(ct);
        return new Written(command.Id.Value);
    }

    private async Task ShowAsync(User user, UploadId? avatar, CancellationToken ct)
    {
        if (avatar == user.AvatarId) return;
        if (user.AvatarId is { } before) await media.ReleaseAsync([before], ct);
        if (avatar is { } next) await media.TakePictureAsync(next, "avatar", ct);
        user.Show(avatar);
    }

    private async Task AskForEmailAsync(User user, string email, CancellationToken ct)
    {
        user.AskForEmail(email);
        if (user.PendingEmail is not { } pending) return;

        var key = Email.KeyOf(pending);
        Ensure.That(!await db.Users.AnyAsync(other => other.EmailKey == key && other.Id != user.Id, ct), EmailTaken);
        codes.Send(await codes.IssueEmailVerificationAsync(user, pending, ct));
    }

    private static readonly DomainError EmailTaken = new(ErrorKind.Invalid, "not_unique", "An account with this address exists.", "email");
}

public sealed record MoveUserCommand(UserId Id, UserStatus To, string? Reason) : ICommand<Written>;

/// <summary>Whoever is suspended is out at once.</summary>
internal sealed class MoveUserHandler(IIdentityDb db, Platform.Contracts.IMoveHistory moves, RoleGrants grants, IUnitOfWork work, TimeProvider clock) : IRequestHandler<MoveUserCommand, Written>
{
    public Task<Written> Handle(MoveUserCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(ct => MoveAsync(command, ct), cancellationToken);

    private async Task<Written> MoveAsync(MoveUserCommand command, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(candidate => candidate.Id == command.Id, ct);
        if (user.Status == command.To) return await moves.LastAsync("users", command.Id.Value, ct);

        await grants.EnsureNotAboveAsync(user, ct);
        if (command.To is UserStatus.Suspended) await grants.EnsureSuperRemainsAsync(user, ct);
        user.Move(command.To, command.Reason);
        if (command.To is UserStatus.Suspended) await db.EndSessionsAsync(user.Id, SessionEnd.AccountClosed, but: null, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("users", command.Id.Value, ct) with { AlreadyThere = false };
    }
}
