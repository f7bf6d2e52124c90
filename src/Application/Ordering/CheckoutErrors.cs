using Marketplace.Application.Inventory.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Ordering;

/// <summary>Why a cart cannot be bought as it is; <c>meta.problems</c> says what to tell the buyer.</summary>
internal static class CheckoutErrors
{
    public static DomainError CartChanged(IReadOnlyList<CartProblem> problems) => With("cart_changed", "Something in the cart cannot be bought any more.", problems);

    public static DomainError InsufficientStock(IReadOnlyList<CartProblem> problems) => With("insufficient_stock", "There is less in stock than the cart asks for.", problems);

    public static DomainError InsufficientStock(IReadOnlyList<StockShortage> shortages) => InsufficientStock(
        [.. shortages.Select(shortage => new CartProblem("insufficient_stock", $"{shortage.Asked} were asked for and {shortage.Available} can be had now."))]);

    private static DomainError With(string code, string message, IReadOnlyList<CartProblem> problems) => new(ErrorKind.Conflict, code, message, "cart")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["problems"] = problems },
    };
}
