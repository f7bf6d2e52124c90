using Marketplace.Domain.Common;

namespace Marketplace.Application.Common.Reading;

/// <summary>The values of a filter that its handler takes.</summary>
internal static class ConditionValues
{
    extension<TView>(Condition<TView> condition)
    {
        /// <summary>The values that are ids, typed or as text.</summary>
        public List<Guid> Ids() => [.. condition.Values.Select(IdOf).OfType<Guid>()];

        public List<string> Texts() => [.. condition.Values.Select(value => value?.ToString()).OfType<string>()];
    }

    private static Guid? IdOf(object? value) => value switch
    {
        Guid id => id,
        CategoryId id => id.Value,
        SellerId id => id.Value,
        TagId id => id.Value,
        string text when Guid.TryParse(text, out var id) => id,
        _ => null,
    };
}
