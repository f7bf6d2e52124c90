using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Contracts;

/// <summary>Whether anything is sold from a shop.</summary>
public interface IShopUse
{
    Task<bool> IsUsedAsync(ShopId shop, CancellationToken ct);
}
