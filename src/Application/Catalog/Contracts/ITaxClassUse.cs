using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Contracts;

/// <summary>Whether products are taxed by a class.</summary>
public interface ITaxClassUse
{
    Task<bool> IsUsedAsync(TaxClassId taxClass, CancellationToken ct);
}
