using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>A provider tells something. It is kept, once, if it is authentic; what follows from it is found out later.</summary>
public sealed record ReceivePaymentEventCommand(PaymentProvider Provider, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body) : ICommand<Reception>;

/// <summary>What becomes of what was told. Not judged: its signature is judged by the provider, who does not answer.</summary>
public enum Reception { Kept, KnownBefore, NotAuthentic, NotJudged, NoSuchProvider }

/// <summary>Applies what providers have told and is due.</summary>
/// <param name="Provider">Null: what any of them has told.</param>
public sealed record ApplyPaymentEventsCommand(PaymentProvider? Provider = null) : ICommand<int>;

public sealed record ReplayPaymentEventCommand(PaymentEventId EventId) : ICommand<Written>;

internal sealed class ReceivePaymentEventHandler(IPaymentsDb db, IUnitOfWork work, Gateways gateways, IPaymentBell bell, TimeProvider clock) : IRequestHandler<ReceivePaymentEventCommand, Reception>
{
    public async Task<Reception> Handle(ReceivePaymentEventCommand request, CancellationToken cancellationToken)
    {
        if (gateways.Find(request.Provider) is not { } gateway) return Reception.NoSuchProvider;
        try
        {
            var told = await gateway.VerifyAsync(request.Headers, request.Body, cancellationToken);
            return told is { Id.Length: > 0 and <= PaymentEvent.MaxIdLength } ? await KeepAsync(request, told, cancellationToken) : Reception.NotAuthentic;
        }
        catch (GatewayUnreachableException)
        {
            return Reception.NotJudged;
        }
    }

    private async Task<Reception> KeepAsync(ReceivePaymentEventCommand request, GatewayEvent told, CancellationToken cancellationToken)
    {
        var reception = await work.ExecuteAsync(
            async ct =>
            {
                await work.LockAsync($"paymentEvent {request.Provider} {told.Id}", ct);
                if (await db.PaymentEvents.AnyAsync(known => known.Provider == request.Provider && known.EventId == told.Id, ct)) return Reception.KnownBefore;

                db.PaymentEvents.Add(PaymentEvent.Received(request.Provider, told.Id, told.Kind, told.PaymentReference, told.Key, RawAnswers.AsObject(told.Raw), told.OccurredAt, clock.GetUtcNow()));
                await db.SaveChangesAsync(ct);
                return Reception.Kept;
            },
            cancellationToken);
        bell.Ring();
        return reception;
    }
}

internal sealed class ApplyPaymentEventsHandler(IPaymentsDb db, IServiceScopes scopes, TimeProvider clock) : IRequestHandler<ApplyPaymentEventsCommand, int>
{
    public async Task<int> Handle(ApplyPaymentEventsCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.PaymentEvents.AsNoTracking().DueBy(now).Where(told => command.Provider == null || told.Provider == command.Provider)
            .OrderBy(told => told.DueAt).Take(PaymentDuties.Portion).ToListAsync(cancellationToken);
        var applied = 0;
        foreach (var told in due) applied += await scopes.WithAsync<PaymentInbox, bool>(inbox => inbox.ApplyAsync(told, now, cancellationToken)) ? 1 : 0;
        return applied;
    }
}

/// <summary>What becomes of an event.</summary>
internal sealed class PaymentInbox(IPaymentsDb db, IUnitOfWork work, PaymentDuties duties, GatewayDesk gateways, TimeProvider clock)
{
    /// <summary>Applied twice it does no harm: what the provider says now is applied, not what it said then.</summary>
    /// <returns>False where another node has taken it on.</returns>
    public async Task<bool> ApplyAsync(PaymentEvent told, DateTimeOffset now, CancellationToken ct)
    {
        if (!await duties.TakeAsync(told.Id, now, ct)) return false;

        var found = await db.Payments.AsNoTracking()
            .Where(payment => payment.Provider == told.Provider && ((told.PaymentReference != null && payment.ProviderReference == told.PaymentReference) || payment.Id == told.PaymentId))
            .OrderByDescending(payment => payment.Id == told.PaymentId)
            .Select(payment => new { payment.Id, Reference = payment.ProviderReference ?? told.PaymentReference }).FirstOrDefaultAsync(ct);
        if (found?.Reference is not { } reference) return await EndAsync(told.Id, stored => stored.Fail("There is no such payment yet.", clock.GetUtcNow()), ct);
        try
        {
            var fault = (await gateways.ReadAsync(found.Id, reference, ct))?.Fault;
            return await EndAsync(told.Id, stored => { if (fault is null) stored.Apply(found.Id); else stored.Refuse(found.Id, $"The provider's word does not fit: {fault}."); }, ct);
        }
        catch (GatewayUnreachableException silence)
        {
            return await EndAsync(told.Id, stored => stored.Fail(silence.Message, clock.GetUtcNow()), ct);
        }
    }

    private Task<bool> EndAsync(PaymentEventId id, Action<PaymentEvent> end, CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            end(await db.PaymentEvents.SingleAsync(candidate => candidate.Id == id, token));
            await db.SaveChangesAsync(token);
            return true;
        },
        ct);
}

internal sealed class PaymentEventHandlers(IPaymentsDb db, IPaymentBell bell, TimeProvider clock) :
    IRequestHandler<ReplayPaymentEventCommand, Written>, IRequestHandler<Read<PaymentEventView>, Page<PaymentEventView>>, IRequestHandler<Read<PaymentEventReplayView>, Page<PaymentEventReplayView>>
{
    public async Task<Written> Handle(ReplayPaymentEventCommand command, CancellationToken cancellationToken)
    {
        var happened = await db.PaymentEvents.SingleAsync(candidate => candidate.Id == command.EventId, cancellationToken);
        happened.Replay(clock.GetUtcNow());
        var replay = PaymentEventReplay.Of(happened);
        db.PaymentEventReplays.Add(replay);
        await db.SaveChangesAsync(cancellationToken);
        bell.Ring();
        return new Written(replay.Id.Value);
    }

    public Task<Page<PaymentEventView>> Handle(Read<PaymentEventView> request, CancellationToken cancellationToken) => db.PaymentEvents.AsNoTracking()
        .Select(told => new PaymentEventView
        {
            Id = told.Id,
            Revision = told.Version,
            Provider = told.Provider,
            EventId = told.EventId,
            Kind = told.Kind,
            Status = told.Status,
            Attempts = told.Attempts,
            LastError = told.LastError,
            ReceivedAt = told.ReceivedAt,
            Payload = told.Payload,
            PaymentId = told.PaymentId,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<PaymentEventReplayView>> Handle(Read<PaymentEventReplayView> request, CancellationToken cancellationToken) => db.PaymentEventReplays.AsNoTracking()
        .Select(replay => new PaymentEventReplayView { Id = replay.Id, Revision = replay.Version, EventId = replay.EventId, CreatedAt = replay.CreatedAt })
        .PageAsync(request, cancellationToken);
}
