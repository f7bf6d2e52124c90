using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

/// <summary>All that can be decided about a product, and what depends on what.</summary>
public sealed record CustomizationForm(IReadOnlyList<CustomizationGroup> Groups, IReadOnlyList<CustomizationRule> Rules)
{
    /// <summary>Of a product that is sold as it is.</summary>
    public static CustomizationForm None { get; } = new([], []);

    /// <summary>Judges a wish and prices it. The same wish has the same outcome, in whatever order it names things.</summary>
    /// <param name="currency">The one in which surcharges are asked.</param>
    /// <exception cref="DomainException">Every fault at once, each pointing into <c>customization</c> or <c>uploads</c> as the buyer sent them.</exception>
    public CustomizationSnapshot Choose(CustomizationWish wish, string currency)
    {
        var (snapshot, faults) = Judge(wish, currency);
        return faults.Count == 0 ? snapshot : throw new DomainException(faults);
    }

    /// <summary>As <see cref="Choose"/>, but faults are told, not thrown.</summary>
    public (CustomizationSnapshot Snapshot, IReadOnlyList<DomainError> Faults) Judge(CustomizationWish wish, string currency)
    {
        var judgement = new CustomizationJudgement(this, wish, currency);
        return (judgement.Run(), judgement.Faults);
    }

    public CustomizationGroup? Find(string code) => Groups.FirstOrDefault(group => group.Code == code);
}
