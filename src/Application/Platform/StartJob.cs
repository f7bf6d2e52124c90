using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using MediatR;

namespace Marketplace.Application.Platform;

/// <summary>Has work of a scheduled kind done now, also where its schedule is paused.</summary>
public sealed record StartJobCommand(string Kind) : ICommand<Written>;

internal sealed class StartJobHandler(IPlatformDb db, ICaller caller, IWorkKinds works) : IRequestHandler<StartJobCommand, Written>
{
    private static readonly DomainError UnknownKind = new(ErrorKind.Invalid, "invalid_value", "There is no such kind; the job schedules name them.", "kind");

    public async Task<Written> Handle(StartJobCommand command, CancellationToken ct)
    {
        Ensure.That(works.All.Contains(command.Kind), UnknownKind);

        var job = Job.Queue(command.Kind, subject: null, caller.UserId, ownerSellerId: null);
        db.Jobs.Add(job);
        await db.SaveChangesAsync(ct);
        return new Written(job.Id.Value) { Job = job.Id.Value };
    }
}
