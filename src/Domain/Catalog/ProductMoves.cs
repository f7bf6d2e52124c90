using Marketplace.Domain.Common;
using static Marketplace.Domain.Catalog.ProductStatus;

namespace Marketplace.Domain.Catalog;

public enum ProductStatus { Draft, InReview, Published, Unpublished, Rejected, Archived }

/// <summary>Who may move a product where.</summary>
public static class ProductMoves
{
    public static readonly StateMachine<ProductStatus> OfSeller = new(
        (Draft, InReview), (Rejected, Draft), (Published, Unpublished), (Unpublished, Published),
        (Draft, Archived), (InReview, Archived), (Published, Archived), (Unpublished, Archived), (Rejected, Archived));

    /// <summary>A trusted seller publishes without review.</summary>
    public static readonly StateMachine<ProductStatus> OfTrustedSeller = new(
        (Draft, InReview), (Draft, Published), (InReview, Published), (Rejected, Draft), (Published, Unpublished), (Unpublished, Published),
        (Draft, Archived), (InReview, Archived), (Published, Archived), (Unpublished, Archived), (Rejected, Archived));

    /// <summary>Sending a product back to draft is a request for changes or a return from the archive.</summary>
    public static readonly StateMachine<ProductStatus> OfAdmin = new(
        (Draft, Published), (InReview, Published), (InReview, Draft), (InReview, Rejected), (Published, Unpublished), (Unpublished, Published), (Archived, Draft),
        (Draft, Archived), (InReview, Archived), (Published, Archived), (Unpublished, Archived), (Rejected, Archived))
    {
        ReasonedStates = [Draft, Rejected],
    };
}
