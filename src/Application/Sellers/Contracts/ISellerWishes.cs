using Marketplace.Domain.Common;

namespace Marketplace.Application.Sellers.Contracts;

/// <summary>People who say at their registration that they want to sell.</summary>
public interface ISellerWishes
{
    /// <summary>Opens an application that waits for its rest; it grants nothing. Saved with the caller's changes.</summary>
    Task OpenAsync(UserId user, string name, CancellationToken ct);
}
