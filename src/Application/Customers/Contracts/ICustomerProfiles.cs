using Marketplace.Domain.Common;

namespace Marketplace.Application.Customers.Contracts;

/// <summary>What other modules do with customers. Nothing here saves: the asking use case does, in its own save.</summary>
public interface ICustomerProfiles
{
    /// <summary>Makes the profile of a new account.</summary>
    void Open(BuyerId id, UserId user, string name, string email);

    /// <summary>How to reach a customer, and where its things go where nothing else is said. Null where there is no such customer.</summary>
    Task<CustomerContact?> ContactAsync(BuyerId id, CancellationToken ct);

    /// <summary>Whom there is a profile of, to be asked in a query.</summary>
    IQueryable<BuyerId> Known { get; }
}

/// <param name="Email">Null of somebody who has been erased.</param>
/// <param name="Shipping">The default address for goods.</param>
/// <param name="Billing">The default address for bills.</param>
public sealed record CustomerContact(string? Email, Address? Shipping, Address? Billing);

/// <summary>What a customer has bought; answered by Ordering.</summary>
public interface IPurchases
{
    /// <summary>One row per seller order that counts, to be summed up in a query.</summary>
    IQueryable<Purchase> All { get; }

    /// <summary>Whether somebody has bought of a seller or asked it for something, as a condition in a query.</summary>
    IQueryable<Acquaintance> Acquaintances { get; }

    /// <summary>How to reach who ordered, where an address was given.</summary>
    Task<(string Email, string Name)?> ContactAsync(OrderId order, CancellationToken ct);

    /// <summary>What one profile bought is another's from now on.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);
}

/// <summary>A buyer and a seller who have to do with each other.</summary>
public sealed record Acquaintance
{
    public BuyerId BuyerId { get; init; }

    public SellerId SellerId { get; init; }
}

public sealed record Purchase
{
    public BuyerId BuyerId { get; init; }

    public SellerId SellerId { get; init; }

    public OrderId OrderId { get; init; }

    public long TotalMinor { get; init; }

    public string Currency { get; init; } = "";
}
