using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Sellers;

/// <summary>Asks somebody by mail to join the caller's seller.</summary>
public sealed record InviteMemberCommand(string Email, SellerRole Role) : ICommand<Written>;

internal sealed class InviteMemberHandler(ISellersDb db, ICaller caller, IMailedWords words, IMessenger messenger, TimeProvider clock) : IRequestHandler<InviteMemberCommand, Written>
{
    public async Task<Written> Handle(InviteMemberCommand command, CancellationToken ct)
    {
        var seller = await db.Sellers.AsNoTracking().SingleAsync(candidate => candidate.Id == caller.SellerId, ct);
        var (word, hash) = words.New();
        var invitation = SellerInvitation.Send(seller.Id, command.Email, command.Role, caller.UserId ?? throw new InvalidOperationException("Somebody invites."), hash, clock.GetUtcNow());
        db.SellerInvitations.Add(invitation);
        messenger.Post(new(MessageChannel.Email, invitation.Email, $"{seller.Name} invites you", $"Use this code to join {seller.Name}; it is good for seven days and for this address only.\n\n{word}") { GoodUntil = invitation.ExpiresAt });
        await db.SaveChangesAsync(ct);
        return new Written(invitation.Id.Value);
    }
}

public sealed record WithdrawInvitationCommand(SellerInvitationId Id) : ICommand<Unit>;

internal sealed class WithdrawInvitationHandler(ISellersDb db) : IRequestHandler<WithdrawInvitationCommand, Unit>
{
    public async Task<Unit> Handle(WithdrawInvitationCommand command, CancellationToken ct)
    {
        db.SellerInvitations.Remove(await db.SellerInvitations.SingleAsync(candidate => candidate.Id == command.Id, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

/// <summary>Follows an invitation: the caller becomes a member.</summary>
public sealed record AcceptInvitationCommand(string Token) : ICommand<Written>;

internal sealed class AcceptInvitationHandler(ISellersDb db, ICaller caller, IMailedWords words, IPeople people, TimeProvider clock) : IRequestHandler<AcceptInvitationCommand, Written>
{
    public async Task<Written> Handle(AcceptInvitationCommand command, CancellationToken ct)
    {
        var person = caller.UserId is { } id ? await people.FindAsync(id, ct) : null;
        var hash = words.HashOf(command.Token);
        var invitation = await db.SellerInvitations.SingleOrDefaultAsync(candidate => candidate.Hash == hash, ct);
        Ensure.That(person is not null && invitation is not null, MemberErrors.NoInvitation);
        Ensure.That(!await db.SellerMembers.AnyAsync(member => member.SellerId == invitation!.SellerId && member.UserId == person!.Id, ct), MemberErrors.AlreadyMember);

        db.SellerMembers.Add(invitation!.Accept(person!.Id, person.VerifiedEmail, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return new Written(invitation.Id.Value);
    }
}

public sealed record ChangeMemberCommand(SellerMemberId Id, Optional<SellerRole> Role) : ICommand<Written>;

public sealed record RemoveMemberCommand(SellerMemberId Id) : ICommand<Unit>;

/// <summary>A seller always has an owner: whoever changes that looks inside the transaction.</summary>
internal sealed class MemberHandlers(ISellersDb db, IUnitOfWork work) : IRequestHandler<ChangeMemberCommand, Written>, IRequestHandler<RemoveMemberCommand, Unit>
{
    public Task<Written> Handle(ChangeMemberCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var member = await db.SellerMembers.SingleAsync(candidate => candidate.Id == command.Id, ct);
            if (command.Role.IsPresent && command.Role.Value is not SellerRole.Owner) await EnsureOwnerRemainsAsync(member, ct);
            member.Become(command.Role.Or(member.Role));
            await db.SaveChangesAsync(ct);
            return new Written(member.Id.Value);
        },
        cancellationToken);

    public Task<Unit> Handle(RemoveMemberCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var member = await db.SellerMembers.SingleAsync(candidate => candidate.Id == command.Id, ct);
            await EnsureOwnerRemainsAsync(member, ct);
            db.SellerMembers.Remove(member);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    /// <summary>Takes the seller's row first, so that two owners cannot leave at the same moment.</summary>
    private async Task EnsureOwnerRemainsAsync(SellerMember member, CancellationToken ct)
    {
        if (member.Role is not SellerRole.Owner) return;

        var seller = await db.Sellers.SingleAsync(candidate => candidate.Id == member.SellerId, ct);
        seller.PeopleChanged();
        Ensure.That(await db.SellerMembers.AnyAsync(other => other.SellerId == member.SellerId && other.Id != member.Id && other.Role == SellerRole.Owner, ct), MemberErrors.LastOwner);
    }
}
