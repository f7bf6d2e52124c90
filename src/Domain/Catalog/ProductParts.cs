using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>The variants and images inside a product.</summary>
public sealed partial class Product
{
    public VariantId AddVariant(VariantDetails details)
    {
        Ensure.That(_variants.Count < MaxVariants, ProductErrors.TooManyVariants);
        var variant = new Variant(Id, SellerId ?? default);
        Take(variant, details with { Position = details.Position ?? _variants.Select(other => other.Position).DefaultIfEmpty().Max() + 1 });
        _variants.Add(variant);
        return variant.Id;
    }

    public void ChangeVariant(VariantId id, VariantDetails details) => Take(Variant(id), details);

    /// <summary>For a variant that was never sold; one that was is made inactive.</summary>
    public void RemoveVariant(VariantId id)
    {
        _variants.Remove(Variant(id));
        Raise(new ProductUpdated(Id));
    }

    public Variant Variant(VariantId id) => _variants.Find(variant => variant.Id == id) ?? throw new DomainException(ProductErrors.UnknownVariant(id));

    /// <param name="position">Null: after the last one.</param>
    /// <param name="isPrimary">The first image of a product is the primary one, whatever is said.</param>
    public ProductImageId AddImage(UploadId uploadId, int? position, string? alt, bool isPrimary)
    {
        Ensure.That(_images.Count < MaxImages, ProductErrors.TooManyImages);
        var image = new ProductImage(Id, uploadId);
        _images.Add(image);
        ChangeImage(image.Id, position ?? _images.Max(other => other.Position) + 1, alt, isPrimary || _images.Count == 1);
        return image.Id;
    }

    public void ChangeImage(ProductImageId id, int position, string? alt, bool isPrimary)
    {
        var image = Image(id);
        image.Change(position, alt);
        if (isPrimary)
        {
            foreach (var other in _images) other.IsPrimary = other == image;
        }
        else if (image.IsPrimary && _images.Count > 1)
        {
            image.IsPrimary = false;
            First(except: image).IsPrimary = true;
        }

        Raise(new ProductUpdated(Id));
    }

    public void RemoveImage(ProductImageId id)
    {
        var image = Image(id);
        _images.Remove(image);
        foreach (var variant in _variants.Where(variant => variant.ImageId == id)) variant.ImageId = null;
        if (image.IsPrimary && _images.Count > 0) First(except: image).IsPrimary = true;
        Raise(new ProductUpdated(Id));
    }

    public ProductImage Image(ProductImageId id) => _images.Find(image => image.Id == id) ?? throw new DomainException(ProductErrors.NoSuchImage(id));

    private ProductImage First(ProductImage except) => _images.Where(image => image != except).MinBy(image => image.Position)!;

    private void Take(Variant variant, VariantDetails details)
    {
        Ensure.That(Fits(details.Options, Options), ProductErrors.OptionsDoNotFit);
        Ensure.That(!_variants.Exists(other => other != variant && Options.All(axis => other.Options[axis.Name] == details.Options[axis.Name])), ProductErrors.RepeatedOptions);
        Ensure.That(details.ImageId is null || _images.Exists(image => image.Id == details.ImageId), ProductErrors.UnknownImage);
        variant.Change(details);
        Raise(new ProductUpdated(Id));
    }
}
