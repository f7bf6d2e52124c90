using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>Begins a sign-in at a provider.</summary>
public sealed record BeginExternalLoginCommand(ExternalProvider Provider, string RedirectUri, string CodeChallenge) : ICommand<Written>;

internal sealed class BeginExternalLoginHandler(IIdentityDb db, ICaller caller, IExternalProviders providers, TimeProvider clock) : IRequestHandler<BeginExternalLoginCommand, Written>
{
    public async Task<Written> Handle(BeginExternalLoginCommand command, CancellationToken ct)
    {
        Ensure.That(providers.IsOffered(command.Provider), UserErrors.ProviderNotOffered);
        Ensure.That(providers.MaySendTo(command.RedirectUri), UserErrors.ForeignRedirect);
        var attempt = ExternalLoginAttempt.Begin(command.Provider, command.RedirectUri, command.CodeChallenge, caller.UserId, clock.GetUtcNow());
        var url = await providers.AuthorizationUrlAsync(attempt, ct);
        db.ExternalLoginAttempts.Add(attempt);
        await db.SaveChangesAsync(ct);
        return new Written(attempt.Id.Value) { View = ReadExternalLogins.ViewOf(attempt) with { AuthorizationUrl = url.AbsoluteUri } };
    }
}

/// <summary>Lets the caller sign in by an account at a provider.</summary>
public sealed record LinkExternalLoginCommand(ExternalCode Code) : ICommand<Written>;

public sealed record UnlinkExternalLoginCommand(ExternalLoginId Id) : ICommand<Unit>;

internal sealed class ExternalLoginHandlers(IIdentityDb db, ICaller caller, ExternalProof proof, IUnitOfWork work, TimeProvider clock) : IRequestHandler<LinkExternalLoginCommand, Written>, IRequestHandler<UnlinkExternalLoginCommand, Unit>
{
    public async Task<Written> Handle(LinkExternalLoginCommand command, CancellationToken ct)
    {
        var user = caller.UserId ?? throw new InvalidOperationException("Only people link accounts.");
        var (attempt, identity) = await proof.JudgeAsync(command.Code, user, ct);
        attempt.Use(clock.GetUtcNow());
        var known = await db.ExternalLogins.SingleOrDefaultAsync(login => login.Provider == identity.Provider && login.Subject == identity.Subject, ct);
        Ensure.That(known is null || known.UserId == user, UserErrors.LinkedToAnother);
        var login = known ?? ExternalLogin.Link(user, identity, clock.GetUtcNow());
        if (known is null) db.ExternalLogins.Add(login);
        await db.SaveChangesAsync(ct);
        return new Written(login.Id.Value) { AlreadyThere = known is not null };
    }

    public Task<Unit> Handle(UnlinkExternalLoginCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var login = await db.ExternalLogins.SingleAsync(candidate => candidate.Id == command.Id, ct);

            // Takes the person's row first, so that two that are taken off at once do not both rely on the other.
            await db.Users.Where(user => user.Id == login.UserId).ExecuteUpdateAsync(set => set.SetProperty(user => user.UpdatedAt, user => user.UpdatedAt), ct);
            var hasOther = await db.Users.AnyAsync(user => user.Id == login.UserId && user.PasswordHash != null, ct) || await db.ExternalLogins.AnyAsync(other => other.UserId == login.UserId && other.Id != login.Id, ct);
            Ensure.That(hasOther, UserErrors.LastWayIn);
            db.ExternalLogins.Remove(login);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);
}

/// <summary>One's own; for admins all.</summary>
internal sealed class ReadExternalLogins(IIdentityDb db, ICaller caller) : IRequestHandler<Read<ExternalLoginView>, Page<ExternalLoginView>>, IRequestHandler<Read<ExternalLoginAttemptView>, Page<ExternalLoginAttemptView>>
{
    public static ExternalLoginAttemptView ViewOf(ExternalLoginAttempt attempt) => new()
    {
        Id = attempt.Id,
        Revision = 1,
        Provider = attempt.Provider,
        RedirectUri = attempt.RedirectUri,
        CodeChallenge = attempt.CodeChallenge,
        ExpiresAt = attempt.ExpiresAt,
        CreatedAt = attempt.CreatedAt,
    };

    public Task<Page<ExternalLoginView>> Handle(Read<ExternalLoginView> request, CancellationToken cancellationToken) =>
        (caller.Surface is Surface.Admin ? db.ExternalLogins : db.ExternalLogins.Where(login => login.UserId == caller.UserId)).AsNoTracking()
        .Select(login => new ExternalLoginView
        {
            Id = login.Id,
            Revision = login.Version,
            UserId = login.UserId,
            Provider = login.Provider,
            Email = login.Email,
            LastUsedAt = login.LastUsedAt,
            CreatedAt = login.CreatedAt,
            UpdatedAt = login.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<ExternalLoginAttemptView>> Handle(Read<ExternalLoginAttemptView> request, CancellationToken cancellationToken) =>
        db.ExternalLoginAttempts.AsNoTracking().Where(attempt => attempt.UserId != null && attempt.UserId == caller.UserId)
        .Select(attempt => new ExternalLoginAttemptView
        {
            Id = attempt.Id,
            Revision = attempt.Version,
            Provider = attempt.Provider,
            RedirectUri = attempt.RedirectUri,
            CodeChallenge = attempt.CodeChallenge,
            ExpiresAt = attempt.ExpiresAt,
            CreatedAt = attempt.CreatedAt,
        })
        .PageAsync(request, cancellationToken);
}
