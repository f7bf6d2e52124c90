using Marketplace.Domain.Common;

namespace Marketplace.Application.Search.Contracts;

/// <summary>What the public sees at this moment, for asking other tables about it.</summary>
public interface IPublicCatalog
{
    IQueryable<PublicProduct> PublicProducts { get; }

    IQueryable<PublicPlace> PublicPlaces { get; }

    IQueryable<PublicTag> PublicTags { get; }

    IQueryable<PublicOffer> PublicOffers { get; }

    /// <summary>All products, hidden ones too, in which the words of a text are found.</summary>
    Task<IQueryable<ProductId>> MatchingAsync(string text, CancellationToken ct);
}

/// <summary>A product that the public sees; once for every currency.</summary>
public sealed record PublicProduct(ProductId ProductId, string Currency);

/// <summary>It stands in the category or below it.</summary>
public sealed record PublicPlace(CategoryId CategoryId, ProductId ProductId, string Currency);

public sealed record PublicTag(TagId TagId, ProductId ProductId);

public sealed record PublicOffer(SellerId SellerId, ProductId ProductId);
