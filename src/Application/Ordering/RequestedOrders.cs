using Marketplace.Application.Customers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;

namespace Marketplace.Application.Ordering;

/// <summary>Makes the order of a request that was approved. Nothing here saves.</summary>
internal sealed class RequestedOrders(RequestedGoodsFinder goods, ICustomerProfiles customers, BuyerLanguage language, OrderDesk desk, TimeProvider clock)
{
    /// <summary>How long its buyer has to pay.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);

    /// <summary>Refused where it is no longer on offer or there is not enough of it.</summary>
    public async Task<OrderId> PlaceAsync(PurchaseRequest request, CancellationToken ct)
    {
        var contact = await customers.ContactAsync(request.BuyerId, ct);
        var terms = new OrderTerms(request.BuyerId, request.Currency, contact?.Email, request.Message, request.ShippingAddress, contact?.Billing ?? request.ShippingAddress, await language.OfAsync(request.BuyerId, ct));
        return await desk.PlaceUnpaidAsync(await goods.SaleOfAsync(request, ct), terms, clock.GetUtcNow() + Patience, ct);
    }
}
