using Marketplace.Application.Common;
using Marketplace.Application.Identity.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Identity;

/// <summary>A key for a program of the caller's seller, or of the operators. It may at most what its maker may.</summary>
/// <param name="SellerId">On the admin surface: for which seller; null: for the operators.</param>
public sealed record MakeApiKeyCommand(string Name, IReadOnlyList<string> Scopes, IReadOnlyList<string> AllowedIps, DateTimeOffset? ExpiresAt, SellerId? SellerId) : ICommand<Written>;

internal sealed class MakeApiKeyHandler(IIdentityDb db, ICaller caller, TimeProvider clock) : IRequestHandler<MakeApiKeyCommand, Written>
{
    private static readonly DomainError TooMuch = new(ErrorKind.Forbidden, "insufficient_scope", "A key may at most what its maker may.", "scopes");

    public async Task<Written> Handle(MakeApiKeyCommand command, CancellationToken ct)
    {
        var seller = caller.Surface is Surface.Seller ? caller.SellerId : command.SellerId;
        Ensure.That(command.Scopes.All(caller.May), TooMuch);
        var token = AccessKey.NewToken(seller is null ? AccessKeyKind.Admin : AccessKeyKind.Seller);
        var key = AccessKey.Make(command.Name, token, caller.UserId ?? throw new InvalidOperationException("Somebody makes a key."), seller, command.Scopes, command.AllowedIps, command.ExpiresAt, clock.GetUtcNow());
        db.AccessKeys.Add(key);
        await db.SaveChangesAsync(ct);
        return new Written(key.Id.Value) { Meta = Secret(token) };
    }

    internal static Dictionary<string, object?> Secret(string token) => new(StringComparer.Ordinal) { ["secret"] = token };
}

public sealed record ChangeApiKeyCommand(AccessKeyId Id, Optional<string> Name, Optional<IReadOnlyList<string>> AllowedIps) : ICommand<Written>;

/// <summary>Revoking is the one move that somebody makes; expiring happens.</summary>
public sealed record MoveApiKeyCommand(AccessKeyId Id, ApiKeyStatus To) : ICommand<Written>;

public sealed record RotateApiKeyCommand(AccessKeyId Id, TimeSpan Grace) : ICommand<Written>;

internal sealed class ApiKeyHandlers(IIdentityDb db, Platform.Contracts.IMoveHistory moves, TimeProvider clock) :
    IRequestHandler<ChangeApiKeyCommand, Written>, IRequestHandler<MoveApiKeyCommand, Written>, IRequestHandler<RotateApiKeyCommand, Written>
{
    public async Task<Written> Handle(ChangeApiKeyCommand command, CancellationToken ct)
    {
        var key = await FindAsync(command.Id, ct);
        key.Change(command.Name.Or(key.Name), command.AllowedIps.Or(key.AllowedIps));
        await db.SaveChangesAsync(ct);
        return new Written(key.Id.Value);
    }

    public async Task<Written> Handle(MoveApiKeyCommand command, CancellationToken ct)
    {
        var key = await FindAsync(command.Id, ct);
        var now = clock.GetUtcNow();
        Ensure.That(command.To is ApiKeyStatus.Revoked, States.CannotMove(key.IsLive(now) ? ApiKeyStatus.Active : ApiKeyStatus.Expired, command.To, key.IsLive(now) ? [ApiKeyStatus.Revoked] : []));
        if (key.RevokedAt is not null) return await moves.LastAsync("apiKeys", command.Id.Value, ct);

        key.Revoke(now);
        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("apiKeys", command.Id.Value, ct) with { AlreadyThere = false };
    }

    public async Task<Written> Handle(RotateApiKeyCommand command, CancellationToken ct)
    {
        var key = await FindAsync(command.Id, ct);
        var token = AccessKey.NewToken(key.Kind);
        db.AccessKeys.Add(key.Rotate(token, command.Grace, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return new Written(key.Id.Value) { Meta = MakeApiKeyHandler.Secret(token) };
    }

    private Task<AccessKey> FindAsync(AccessKeyId id, CancellationToken ct) => db.AccessKeys.SingleAsync(candidate => candidate.Id == id, ct);
}
