using System.Text;
using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Domain.Customers.Contracts;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Customers;

/// <summary>Somebody uses a right over their data. What is known is exported in the background; the rest is decided by an admin, who has to be sure who asks.</summary>
public sealed record AskPrivacyCommand(PrivacyKind Kind, string? Note) : ICommand<Written>;

internal sealed class AskPrivacyHandler(ICustomersDb db, IPlatformDb platform, ICaller caller, TimeProvider clock) : IRequestHandler<AskPrivacyCommand, Written>
{
    public const string JobKind = "privacyRequest";

    public async Task<Written> Handle(AskPrivacyCommand command, CancellationToken ct)
    {
        var user = caller.UserId ?? throw new InvalidOperationException("Only people have rights over data.");
        var id = PrivacyRequestId.New();
        var job = Job.Queue(JobKind, ("privacyRequests", id.Value), user, ownerSellerId: null);
        platform.Jobs.Add(job);
        db.PrivacyRequests.Add(PrivacyRequest.Receive(id, user, command.Kind, command.Note, job.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return new Written(id.Value) { Job = job.Id.Value };
    }
}

/// <summary>Makes the file that an access or export asks for.</summary>
internal sealed class ExportWhenPrivacyRequestReceived(ICustomersDb db, PersonalData data, PrivacyJobs jobs, IPrivateDocuments documents, IPeople people, TimeProvider clock) : IEventConsumer
{
    public string Name => "customers.exportWhenPrivacyRequestReceived";

    public bool Wants(string eventName) => eventName == "privacyRequest.received";

    public async Task HandleAsync(EventEnvelope happened, CancellationToken ct)
    {
        var received = happened.Read<PrivacyRequestReceived>();
        var request = await db.PrivacyRequests.SingleOrDefaultAsync(candidate => candidate.Id == received.RequestId, ct);
        if (request is not { IsForData: true, Status: PrivacyStatus.Received } || await people.FindAsync(request.UserId, ct) is not { } person) return;

        var now = clock.GetUtcNow();
        request.Answer(await documents.KeepAsync(person.ProfileId, person.Id, Encoding.UTF8.GetBytes(await data.ExportAsync(person.Id, ct)), $"personal-data-{now:yyyy-MM-dd}.json", ct));
        request.Move(PrivacyStatus.Completed, reason: null, now);
        await jobs.FollowAsync(request, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The job of a request ends as the request does.</summary>
internal sealed class PrivacyJobs(IPlatformDb platform, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public async Task FollowAsync(PrivacyRequest request, CancellationToken ct)
    {
        if (request.Status is PrivacyStatus.Received or PrivacyStatus.InProgress) return;

        var now = clock.GetUtcNow();
        var job = await platform.Jobs.SingleAsync(candidate => candidate.Id == request.JobId, ct);
        job.Start(now, Lease);
        if (request.Status is PrivacyStatus.Completed) job.Succeed(request.FileId is { } file ? ("uploads", file.Value) : ("privacyRequests", request.Id.Value), now);
        else job.Fail([new JobError("rejected", "The request was rejected; its history tells why.")], now);
    }
}

public sealed record MovePrivacyRequestCommand(PrivacyRequestId Id, PrivacyStatus To, string? Reason) : ICommand<Written>;

internal sealed class MovePrivacyRequestHandler(ICustomersDb db, PersonalData data, PrivacyJobs jobs, IUnitOfWork work, IMoveHistory moves, TimeProvider clock) : IRequestHandler<MovePrivacyRequestCommand, Written>
{
    public Task<Written> Handle(MovePrivacyRequestCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var request = await db.PrivacyRequests.SingleAsync(candidate => candidate.Id == command.Id, ct);
            if (request.Status == command.To) return await moves.LastAsync("privacyRequests", command.Id.Value, ct);

            request.Move(command.To, command.Reason, clock.GetUtcNow());
            if (request is { Kind: PrivacyKind.Erasure, Status: PrivacyStatus.Completed }) await data.EraseAsync(request.UserId, ct);
            await jobs.FollowAsync(request, ct);
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
internal sealed class CustomerData(ICustomersDb db, IPrivateDocuments documents) : IPersonalData
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
        var requests = await db.PrivacyRequests.Where(request => request.UserId == subject.UserId).ToListAsync(ct);
        await documents.ReleaseAsync([.. requests.Select(request => request.FileId).OfType<UploadId>()], ct);
        foreach (var request in requests) request.Forget();
    }
}
