using System.Linq.Expressions;
using Marketplace.Application.Common;
using Marketplace.Domain.Ordering;
using MediatR;

namespace Marketplace.Application.Ordering;

/// <summary>Seller orders that nobody has said yes or no to in time are answered, as the operator has decided; what was paid for a rejected one goes back.</summary>
public sealed record AnswerOverdueCommand : ICommand<int>;

internal sealed class AnswerOverdueHandler(DueSellerOrders<OverdueAnswerMove> due) : IRequestHandler<AnswerOverdueCommand, int>
{
    public Task<int> Handle(AnswerOverdueCommand command, CancellationToken cancellationToken) => due.DoAsync(cancellationToken);
}

internal sealed class OverdueAnswerMove(OrderDesk desk, OrderingOptions options) : IDueMove
{
    private const string Reason = "Nobody answered in time.";

    public Expression<Func<SellerOrder, bool>> IsDue(DateTimeOffset now) => part => part.Status == SellerOrderStatus.AwaitingAcceptance && part.AcceptanceDueAt < now;

    public async Task MakeAsync(Order order, IReadOnlyList<SellerOrder> parts, SellerOrder part, DateTimeOffset now, CancellationToken ct)
    {
        desk.Move(part, options.AcceptanceOverdue is OverdueAnswer.Confirm ? SellerOrderStatus.Confirmed : SellerOrderStatus.Rejected, OrderActor.System, Reason);
        await desk.FollowAsync(order, parts, [part], Reason, ct);
    }
}
