using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>What buyers may decide about a product, at what price. A product has at most one.</summary>
public sealed class CustomizationTemplate : AggregateRoot
{
    private CustomizationTemplate() { } // EF Core

    public CustomizationTemplateId Id { get; private init; }

    public ProductId ProductId { get; private init; }

    public CustomizationForm Form { get; private set; } = CustomizationForm.None;

    /// <param name="currencies">Those in which the product is offered: every surcharge has an amount in each.</param>
    public static CustomizationTemplate Create(ProductId product, CustomizationForm form, IReadOnlyCollection<string> currencies)
    {
        var template = new CustomizationTemplate { Id = CustomizationTemplateId.New(), ProductId = product };
        template.Form = CustomizationChecks.Checked(form, currencies);
        return template;
    }

    /// <summary>Groups come and go, but one that stays keeps its kind: carts and orders name it by its code.</summary>
    public void Change(CustomizationForm form, IReadOnlyCollection<string> currencies)
    {
        for (var i = 0; i < form.Groups.Count; i++)
        {
            Ensure.That(Form.Find(form.Groups[i].Code) is not { } before || before.Kind == form.Groups[i].Kind, TemplateErrors.KindIsFixed($"groups/{i}/kind"));
        }

        Form = CustomizationChecks.Checked(form, currencies);
        Raise(new ProductUpdated(ProductId));
    }
}
