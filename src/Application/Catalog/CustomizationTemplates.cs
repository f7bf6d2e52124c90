using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>From now on buyers may decide something about a product.</summary>
public sealed record CreateCustomizationTemplateCommand(ProductId ProductId, CustomizationForm Form) : ICommand<Written>;

/// <param name="Change">From the form as it is to the one as it shall be.</param>
public sealed record UpdateCustomizationTemplateCommand(CustomizationTemplateId Id, Func<CustomizationForm, CustomizationForm> Change) : ICommand<Written>;

/// <summary>The product is sold as it is from now on; what is in carts with choices has to be put there anew.</summary>
public sealed record DeleteCustomizationTemplateCommand(CustomizationTemplateId Id) : ICommand<Unit>;

internal sealed class CustomizationTemplatesHandler(ICatalogDb db, CatalogChanges changes, Offers offers) :
    IRequestHandler<CreateCustomizationTemplateCommand, Written>,
    IRequestHandler<UpdateCustomizationTemplateCommand, Written>,
    IRequestHandler<DeleteCustomizationTemplateCommand, Unit>
{
    public async Task<Written> Handle(CreateCustomizationTemplateCommand request, CancellationToken cancellationToken)
    {
        var product = await changes.ProductAsync(request.ProductId, cancellationToken);
        var template = CustomizationTemplate.Create(product.Id, Charged(request.Form), await CurrenciesAsync(product.Id, cancellationToken));
        product.Customize(template.Id);
        db.CustomizationTemplates.Add(template);

        await changes.SaveAsync(product.Id, cancellationToken);
        return new Written(template.Id.Value);
    }

    public async Task<Written> Handle(UpdateCustomizationTemplateCommand request, CancellationToken cancellationToken)
    {
        var (product, template) = await FindAsync(request.Id, cancellationToken);
        template.Change(Charged(request.Change(template.Form)), await CurrenciesAsync(product.Id, cancellationToken));

        await changes.SaveAsync(product.Id, cancellationToken);
        return new Written(template.Id.Value);
    }

    public async Task<Unit> Handle(DeleteCustomizationTemplateCommand request, CancellationToken cancellationToken)
    {
        var (product, template) = await FindAsync(request.Id, cancellationToken);
        product.Customize(template: null);
        db.CustomizationTemplates.Remove(template);

        await changes.SaveAsync(product.Id, cancellationToken);
        return Unit.Value;
    }

    private async Task<(Product Product, CustomizationTemplate Template)> FindAsync(CustomizationTemplateId id, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(id, ct);
        return (product, await db.CustomizationTemplates.SingleAsync(template => template.Id == id, ct));
    }

    private Task<List<string>> CurrenciesAsync(ProductId product, CancellationToken ct) => db.Listings
        .Where(listing => listing.ProductId == product && listing.Status != ListingStatus.Archived)
        .SelectMany(listing => listing.Prices, (_, price) => price.Currency).Distinct().ToListAsync(ct);

    /// <summary>Surcharges are asked in currencies that the store has enabled.</summary>
    private CustomizationForm Charged(CustomizationForm form)
    {
        for (var i = 0; i < form.Groups.Count; i++)
        {
            Check(form.Groups[i].Surcharge, $"groups/{i}");
            for (var j = 0; j < form.Groups[i].Choices.Count; j++) Check(form.Groups[i].Choices[j].Surcharge, $"groups/{i}/choices/{j}");
        }

        return form;

        void Check(CustomizationSurcharge surcharge, string at)
        {
            for (var i = 0; i < surcharge.Amounts.Count; i++) offers.EnsureEnabled(surcharge.Amounts[i].Currency, $"{at}/surcharges/{i}/currency");
        }
    }
}
