using Marketplace.Application.Common;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Platform;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>Pauses, resumes or cancels. What is done stays done; a failed import goes on in a new job.</summary>
public sealed record MoveImportCommand(ImportId Id, ImportStatus To, string? Reason) : ICommand<Written>;

internal sealed class MoveImportHandler(IIntegrationDb db, IPlatformDb platform, IUnitOfWork unit, IMoveHistory moves, ICaller caller, TimeProvider clock)
    : IRequestHandler<MoveImportCommand, Written>
{
    /// <summary>Read and written in one transaction: the work saves the same import every moment.</summary>
    public Task<Written> Handle(MoveImportCommand command, CancellationToken ct) => unit.ExecuteAsync(token => MoveAsync(command, token), ct);

    private async Task<Written> MoveAsync(MoveImportCommand command, CancellationToken ct)
    {
        var import = await db.Imports.SingleAsync(candidate => candidate.Id == command.Id, ct);
        if (import.Status == command.To) return await moves.LastAsync("imports", command.Id.Value, ct);

        import.Move(command.To, ImportMoves.OfOwner, command.Reason);

        // A job that has ended is forgotten after a while.
        var job = await platform.Jobs.SingleOrDefaultAsync(candidate => candidate.Id == import.JobId, ct);
        if (command.To is ImportStatus.Cancelled && job is { IsFinished: false }) job.Cancel(clock.GetUtcNow());
        if (command.To is ImportStatus.Running && job is null or { IsFinished: true })
        {
            var next = Job.Queue(StartImportHandler.JobKind, ("imports", import.Id.Value), job?.OwnerUserId ?? caller.UserId, import.SellerId);
            platform.Jobs.Add(next);
            import.HandOver(next.Id);
        }

        await db.SaveChangesAsync(ct);
        return await moves.LastAsync("imports", command.Id.Value, ct) with { AlreadyThere = false };
    }
}
