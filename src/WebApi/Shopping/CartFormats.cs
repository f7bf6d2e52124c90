using Marketplace.Application.Shopping.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Shopping;

internal static class CartFormats
{
    /// <summary>What stands in the way of a checkout: a code, and a sentence.</summary>
    public static ValueFormat<IReadOnlyList<CartProblem>> Problems { get; } = new ListFormat<CartProblem>(
        ObjectFormat<CartProblem>.Of(
            static _ => throw new NotSupportedException("Problems are found, not sent."),
            static problem =>
            {
                problem.With("code", static value => value.Code, StringFormat.Any, required: true);
                problem.With("detail", static value => value.Detail, StringFormat.Any, required: true);
            }),
        maxItems: 1000);
}
