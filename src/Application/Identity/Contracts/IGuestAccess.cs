using Marketplace.Domain.Common;

namespace Marketplace.Application.Identity.Contracts;

/// <summary>Guests: a token that stands for a buyer without an account.</summary>
public interface IGuestAccess
{
    /// <summary>Makes a guest; saved with the caller's changes. For the rest of the request the caller is that guest.</summary>
    Task<GuestAccess> IssueAsync(CancellationToken ct);

    /// <summary>The guest behind a token; null where it is none, or no longer.</summary>
    Task<BuyerId?> FindAsync(string token, CancellationToken ct);
}

public sealed record GuestAccess(BuyerId BuyerId, string Token);
