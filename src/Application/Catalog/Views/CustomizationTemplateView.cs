using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Views;

/// <summary>What buyers may decide about a product.</summary>
public sealed record CustomizationTemplateView : IView
{
    public CustomizationTemplateId Id { get; init; }

    public int Revision { get; init; }

    public ProductId ProductId { get; init; }

    public CustomizationForm Form { get; init; } = CustomizationForm.None;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
