using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

public sealed record PaymentMethodView : IView
{
    public PaymentMethodId Id { get; init; }
    public int Revision { get; init; }
    public string Code { get; init; } = "";
    public string Name { get; init; } = "";
    public PaymentProvider Provider { get; init; }
    public PaymentKind Kind { get; init; }
    public PaymentFlow Flow { get; init; }

    /// <summary>Empty: every one.</summary>
    public IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Empty: everywhere.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];
    public UploadId? IconId { get; init; }
    public long? MinimumMinor { get; init; }
    public string? MinimumCurrency { get; init; }
    public long? MaximumMinor { get; init; }
    public string? MaximumCurrency { get; init; }
    public int Position { get; init; }
    public bool IsActive { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Few enough to be cut at hand. Buyers see what they could pay by; an admin sees all that the program knows, and as inactive what has no provider.</summary>
internal sealed class ReadPaymentMethods(IPaymentsDb db, MethodShelf shelf, Gateways gateways, ICheckoutCarts carts, ICaller caller) : IRequestHandler<Read<PaymentMethodView>, Page<PaymentMethodView>>
{
    public async Task<Page<PaymentMethodView>> Handle(Read<PaymentMethodView> request, CancellationToken cancellationToken)
    {
        var views = (await db.PaymentMethods.AsNoTracking().OrderBy(method => method.Position).ThenBy(method => method.Id).ToListAsync(cancellationToken)).Select(ViewOf);
        if (caller.Surface is not Surface.Admin) views = views.Where(method => method.IsActive);
        foreach (var condition in request.Conditions.Where(condition => condition.IsNamed)) views = await NarrowAsync([.. views], condition, cancellationToken);
        return views.ToPage(request);
    }

    private async Task<IEnumerable<PaymentMethodView>> NarrowAsync(IReadOnlyList<PaymentMethodView> views, Condition<PaymentMethodView> condition, CancellationToken ct)
    {
        var left = condition.Path switch
        {
            "cart" => await FittingAsync(views, CartId.From(condition.Ids()[0]), ct),
            "currencies" => views.Where(method => method.Currencies.Count == 0 || method.Currencies.Intersect(condition.Texts()).Any()),
            "countries" => views.Where(method => method.Countries.Count == 0 || method.Countries.Intersect(condition.Texts()).Any()),
            _ => throw new InvalidOperationException($"The reading of payment methods knows no filter '{condition.Path}'."),
        };
        return condition.Operator is Operator.Ne or Operator.Nin ? views.Except(left) : left;
    }

    private async Task<IEnumerable<PaymentMethodView>> FittingAsync(IEnumerable<PaymentMethodView> views, CartId id, CancellationToken ct)
    {
        if (caller.BuyerId is not { } buyer || await carts.FindAsync(id, buyer, null, ct) is not { OrderId: null, Total.MinorUnits: not 0 } cart) return [];

        var fitting = await shelf.FittingAsync(cart.Total, cart.ShippingAddress?.Country, ct);
        return views.Where(view => fitting.Any(method => method.Code == view.Code));
    }

    private PaymentMethodView ViewOf(PaymentMethod method) => new()
    {
        Id = method.Id,
        Revision = method.Version,
        Code = method.Code,
        Name = method.Name,
        Provider = method.Provider,
        Kind = method.Kind,
        Flow = method.Flow,
        Currencies = method.Currencies,
        Countries = method.Countries,
        IconId = method.IconId,
        MinimumMinor = method.MinimumAmount,
        MinimumCurrency = method.MinimumCurrency,
        MaximumMinor = method.MaximumAmount,
        MaximumCurrency = method.MaximumCurrency,
        Position = method.Position,
        IsActive = method.IsActive && gateways.Offer(method.Provider),
        CreatedAt = method.CreatedAt,
        UpdatedAt = method.UpdatedAt,
    };
}
