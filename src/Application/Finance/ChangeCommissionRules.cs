using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Finance;

/// <param name="Position">Null: behind all others, before the default.</param>
public sealed record MakeCommissionRuleCommand(CommissionScope Scope, CommissionRuleDetails Details, int? Position) : ICommand<Written>;

/// <summary>What was charged before stays as it is.</summary>
/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeCommissionRuleCommand(CommissionRuleId Id, Func<CommissionRuleDetails, CommissionRuleDetails> Change) : ICommand<Written>;

public sealed record DropCommissionRuleCommand(CommissionRuleId Id) : ICommand<Unit>;

internal sealed class CommissionRuleHandlers(IFinanceDb db, IUnitOfWork work, TimeProvider clock) :
    IRequestHandler<MakeCommissionRuleCommand, Written>, IRequestHandler<ChangeCommissionRuleCommand, Written>, IRequestHandler<DropCommissionRuleCommand, Unit>
{
    public Task<Written> Handle(MakeCommissionRuleCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync("commissionRules", ct);
            var position = command.Position ?? await BehindAllAsync(ct);
            var rule = CommissionRule.Make(command.Scope, command.Details with { Position = position }, await db.CommissionRules.CountAsync(rule => rule.DroppedAt == null, ct));
            db.CommissionRules.Add(rule);
            await db.SaveChangesAsync(ct);
            return new Written(rule.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeCommissionRuleCommand command, CancellationToken ct)
    {
        var rule = await db.CommissionRules.SingleAsync(candidate => candidate.Id == command.Id, ct);
        rule.Change(command.Change(rule.Details));
        await db.SaveChangesAsync(ct);
        return new Written(rule.Id.Value);
    }

    public Task<Unit> Handle(DropCommissionRuleCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var rule = await db.CommissionRules.SingleAsync(candidate => candidate.Id == command.Id, ct);
            rule.Drop(await db.CommissionLines.AnyAsync(line => line.RuleId == rule.Id, ct), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    /// <summary>Rules at the same position are asked in the order in which they were made.</summary>
    private async Task<int> BehindAllAsync(CancellationToken ct)
    {
        var last = await db.CommissionRules.Where(rule => rule.Id != CommissionRule.DefaultId && rule.DroppedAt == null).MaxAsync(rule => (int?)rule.Position, ct);
        return Math.Min((last ?? 0) + 1, CommissionRule.MaxPosition);
    }
}
