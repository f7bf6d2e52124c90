using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>The deed of taking a guest's cart over; known by the cart that took it.</summary>
public sealed record CartMergeView : IView
{
    public CartId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ReadCartMerges(IShoppingDb db, ICaller caller) : IRequestHandler<Read<CartMergeView>, Page<CartMergeView>>
{
    public Task<Page<CartMergeView>> Handle(Read<CartMergeView> request, CancellationToken cancellationToken) => db.Carts.AsNoTracking().VisibleTo(caller)
        .Select(cart => new CartMergeView { Id = cart.Id, Revision = cart.Version, CartId = cart.Id, CreatedAt = cart.CreatedAt })
        .PageAsync(request, cancellationToken);
}
