using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;

namespace Marketplace.Application.Payments;

public sealed record PaymentMethodView : IView
{
    public PaymentMethodId Id { get; init; }
    public int Revision => 1;
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public PaymentProvider Provider { get; init; }
    public PaymentKind Kind { get; init; }
    public PaymentFlow Flow { get; init; }

    /// <summary>Empty: every one.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Empty: everywhere.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];
    public int Position { get; init; }
    public bool IsActive { get; init; }
}

/// <summary>The methods are part of the program, so there is no table to ask.</summary>
internal sealed class ReadPaymentMethods : IRequestHandler<Read<PaymentMethodView>, Page<PaymentMethodView>>
{
    public Task<Page<PaymentMethodView>> Handle(Read<PaymentMethodView> request, CancellationToken cancellationToken)
    {
        var matching = PaymentMethod.All.OrderBy(method => method.Position).Select(ViewOf).AsQueryable();
        foreach (var condition in request.Conditions)
        {
            if (condition.Predicate is not null) matching = matching.Where(condition.Predicate);
        }

        PaymentMethodView[] all = [.. matching];
        var (skip, take) = request.Page switch
        {
            PageRequest.Numbered numbered => ((int)Math.Min((numbered.Number - 1) * numbered.Size, int.MaxValue), numbered.Size),
            PageRequest.Keyset { Position: not null } => (all.Length, 0), // fewer than any page
            PageRequest.Keyset keyset => (0, keyset.Size),
            PageRequest.Whole whole => (0, whole.Limit),
            _ => (0, all.Length),
        };
        return Task.FromResult(new Page<PaymentMethodView>([.. all.Skip(skip).Take(take)], request.CountTotal ? all.Length : null, HasPrevious: skip > 0, HasNext: skip + take < all.Length));
    }

    private static PaymentMethodView ViewOf(PaymentMethod method) => new()
    {
        Id = method.Id,
        Code = method.Code,
        Name = method.Name,
        Provider = method.Provider,
        Kind = method.Kind,
        Flow = method.Flow,
        Position = method.Position,
        IsActive = true,
    };
}
