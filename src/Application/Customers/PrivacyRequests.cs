using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>Somebody uses a right over their data. An export is made at once; the rest is decided by an admin, who has to be sure who asks.</summary>
public sealed record AskPrivacyCommand(PrivacyKind Kind, string? Note) : ICommand<Written>;

internal sealed class AskPrivacyHandler(ICustomersDb db, ICaller caller, PersonalData data, TimeProvider clock) : IRequestHandler<AskPrivacyCommand, Written>
{
    public async Task<Written> Handle(AskPrivacyCommand command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var request = PrivacyRequest.Receive(caller.UserId ?? throw new InvalidOperationException("Only people have rights over data."), command.Kind, command.Note, now);
        if (command.Kind is PrivacyKind.Export or PrivacyKind.Access)
        {
            request.Answer(await data.ExportAsync(request.UserId, ct));
            request.Move(PrivacyStatus.Completed, reason: null, now);
        }

        db.PrivacyRequests.Add(request);
        await db.SaveChangesAsync(ct);
        return new Written(request.Id.Value);
    }
}

public sealed record MovePrivacyRequestCommand(PrivacyRequestId Id, PrivacyStatus To, string? Reason) : ICommand<Written>;

internal sealed class MovePrivacyRequestHandler(ICustomersDb db, PersonalData data, IUnitOfWork work, IMoveHistory moves, TimeProvider clock) : IRequestHandler<MovePrivacyRequestCommand, Written>
{
    public Task<Written> Handle(MovePrivacyRequestCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var request = await db.PrivacyRequests.SingleAsync(candidate => candidate.Id == command.Id, ct);
            if (request.Status == command.To) return await moves.LastAsync("privacyRequests", command.Id.Value, ct);

            request.Move(command.To, command.Reason, clock.GetUtcNow());
            if (request is { Kind: PrivacyKind.Erasure, Status: PrivacyStatus.Completed }) await data.EraseAsync(request.UserId, ct);
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync("privacyRequests", command.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}

/// <summary>All that is known of a person, over all modules.</summary>
internal sealed class PersonalData(IEnumerable<IPersonalData> parts, IPeople people)
{
    private static readonly JsonSerializerOptions Options = new(EventJson.Options) { WriteIndented = true };

    public async Task<string> ExportAsync(UserId user, CancellationToken ct)
    {
        var subject = await SubjectAsync(user, ct);
        var export = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var part in parts) export[part.Section] = await part.ExportAsync(subject, ct);
        return JsonSerializer.Serialize(export, Options);
    }

    public async Task EraseAsync(UserId user, CancellationToken ct)
    {
        var subject = await SubjectAsync(user, ct);
        foreach (var part in parts) await part.EraseAsync(subject, ct);
    }

    private async Task<DataSubject> SubjectAsync(UserId user, CancellationToken ct) =>
        await people.FindAsync(user, ct) is { } person ? new(person.Id, person.ProfileId, person.Email) : throw new InvalidOperationException("There is no such person.");
}

/// <summary>What Customers knows itself.</summary>
internal sealed class CustomerData(ICustomersDb db) : IPersonalData
{
    public string Section => "customer";

    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) => new
    {
        Profiles = await db.CustomerProfiles.AsNoTracking().Where(profile => profile.Id == subject.ProfileId || profile.ClaimedBy == subject.ProfileId)
            .Select(profile => new { profile.Id, profile.DisplayName, profile.Email, profile.Phone, profile.Preferences, profile.Consents, profile.CreatedAt }).ToListAsync(ct),
        Addresses = await db.CustomerAddresses.AsNoTracking().Where(address => address.ProfileId == subject.ProfileId)
            .Select(address => new { address.Label, address.Address, address.IsDefaultShipping, address.IsDefaultBilling }).ToListAsync(ct),
        Wishlists = await db.Wishlists.AsNoTracking().Where(list => list.ProfileId == subject.ProfileId).Select(list => new { list.Id, list.Name, list.CreatedAt }).ToListAsync(ct),
        Wishes = await db.WishlistItems.AsNoTracking().Where(item => item.ProfileId == subject.ProfileId)
            .Select(item => new { item.WishlistId, item.ProductId, item.ListingId, item.Note, item.PriceMinor, item.Currency, item.CreatedAt }).ToListAsync(ct),
        Requests = await db.PrivacyRequests.AsNoTracking().Where(request => request.UserId == subject.UserId)
            .Select(request => new { request.Kind, request.Note, request.Status, request.CreatedAt }).ToListAsync(ct),
    };

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        foreach (var profile in await db.CustomerProfiles.Where(profile => profile.Id == subject.ProfileId || profile.ClaimedBy == subject.ProfileId).ToListAsync(ct)) profile.Erase();
        db.CustomerAddresses.RemoveRange(await db.CustomerAddresses.Where(address => address.ProfileId == subject.ProfileId).ToListAsync(ct));
        db.Wishlists.RemoveRange(await db.Wishlists.Where(list => list.ProfileId == subject.ProfileId).ToListAsync(ct));
        foreach (var request in await db.PrivacyRequests.Where(request => request.UserId == subject.UserId).ToListAsync(ct)) request.Forget();
    }
}
