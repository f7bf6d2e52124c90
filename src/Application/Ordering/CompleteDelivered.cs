using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Application.Finance.Contracts;
using Marketplace.Application.Payments.Contracts;
using Marketplace.Domain.Ordering;
using MediatR;

namespace Marketplace.Application.Ordering;

/// <summary>Sellers can have their share of what was delivered and paid, a while later; not before refunds that are on their way have come to an end.</summary>
public sealed record ReleaseSharesCommand : ICommand<int>;

/// <summary>What was delivered, and cannot be sent back any more, is completed.</summary>
public sealed record CompleteDeliveredCommand : ICommand<int>;

internal sealed class CompletionHandlers(DueSellerOrders<ReleaseMove> shares, DueSellerOrders<CompletionMove> delivered) : IRequestHandler<ReleaseSharesCommand, int>, IRequestHandler<CompleteDeliveredCommand, int>
{
    public Task<int> Handle(ReleaseSharesCommand command, CancellationToken cancellationToken) => shares.DoAsync(cancellationToken);

    public Task<int> Handle(CompleteDeliveredCommand command, CancellationToken cancellationToken) => delivered.DoAsync(cancellationToken);
}

internal sealed class ReleaseMove(ILedger ledger, IOrderPayments payments) : IDueMove
{
    public Expression<Func<SellerOrder, bool>> IsDue(DateTimeOffset now) =>
        part => part.ReleaseDueAt <= now && part.PaymentStatus != PaymentState.Unpaid && part.PaymentStatus != PaymentState.Authorized;

    public async Task MakeAsync(Order order, IReadOnlyList<SellerOrder> parts, SellerOrder part, DateTimeOffset now, CancellationToken ct)
    {
        if (await payments.IsReturningAsync(part.Id, ct))
        {
            part.HoldShareUntil(now.AddDays(1));
            return;
        }

        part.ReleaseShare();
        await ledger.ReleasedAsync(part.Id, part.SellerId, part.Currency, now, ct);
    }
}

internal sealed class CompletionMove(OrderDesk desk) : IDueMove
{
    public Expression<Func<SellerOrder, bool>> IsDue(DateTimeOffset now) => part => part.Status == SellerOrderStatus.Delivered && part.ReturnWindowEndsAt <= now;

    public async Task MakeAsync(Order order, IReadOnlyList<SellerOrder> parts, SellerOrder part, DateTimeOffset now, CancellationToken ct)
    {
        desk.Move(part, SellerOrderStatus.Completed, OrderActor.System, reason: null);
        await desk.FollowAsync(order, parts, [part], reason: null, ct);
    }
}
