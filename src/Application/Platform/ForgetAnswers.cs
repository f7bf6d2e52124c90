using Marketplace.Application.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

/// <summary>Forgets stored answers after two days; a key has to live for one (JA-226).</summary>
public sealed record ForgetAnswersCommand : ICommand<int>;

internal sealed class ForgetAnswersHandler(IPlatformDb db, IUnitOfWork work, TimeProvider clock) : IRequestHandler<ForgetAnswersCommand, int>
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    public Task<int> Handle(ForgetAnswersCommand command, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        return work.ExecuteAsync(ct => db.IdempotencyRecords.Where(record => record.CreatedAt < before).ExecuteDeleteAsync(ct), cancellationToken);
    }
}
