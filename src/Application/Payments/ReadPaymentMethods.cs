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
    public Task<Page<PaymentMethodView>> Handle(Read<PaymentMethodView> request, CancellationToken cancellationToken) =>
        Task.FromResult(PaymentMethod.All.Select(ViewOf).ToPage(request));

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
