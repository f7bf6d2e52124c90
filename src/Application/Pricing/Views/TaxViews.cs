using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Pricing.Views;

/// <summary>Goods that are taxed alike.</summary>
public sealed record TaxClassView : IView
{
    public TaxClassId Id { get; init; }

    public int Revision { get; init; }

    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsDefault { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A tax on goods of a class that go to a part of the world.</summary>
public sealed record TaxRateView : IView
{
    public TaxRateId Id { get; init; }

    public int Revision { get; init; }

    public TaxClassId TaxClassId { get; init; }

    public string Name { get; init; } = "";

    public string Country { get; init; } = "";

    public string? Subdivision { get; init; }

    public decimal Percent { get; init; }

    public bool IsIncludedInPrice { get; init; }

    public bool AppliesToShipping { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
