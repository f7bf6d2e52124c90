using Marketplace.Domain.Common;
using static Marketplace.Domain.Common.ErrorKind;

namespace Marketplace.Domain.Catalog;

public static class ProductErrors
{
    public static readonly DomainError TooManyAxes = new(Invalid, "too_long", $"A product has at most {Product.MaxAxes} options.", "options");

    public static readonly DomainError TooManyAxisValues = new(Invalid, "too_long", $"An option has 1 to {Product.MaxAxisValues} values.", "options");

    public static readonly DomainError RepeatedAxis = new(Invalid, "not_unique", "Options and the values of an option differ from each other.", "options");

    public static readonly DomainError OptionsInUse = new(Invalid, "invalid_value", "A variant uses an option or a value that is missing here.", "options");

    public static readonly DomainError TooManySpecs = new(Invalid, "too_long", $"At most {Product.MaxSpecs} specs.", "specs");

    public static readonly DomainError OptionsDoNotFit = new(Invalid, "invalid_value", "A variant names one value of every option of its product.", "options");

    public static readonly DomainError RepeatedOptions = new(Invalid, "not_unique", "Another variant has the same options.", "options");

    public static readonly DomainError TooManyVariants = new(Invalid, "out_of_range", $"A product has at most {Product.MaxVariants} variants.", "product");

    public static readonly DomainError TooManyImages = new(Invalid, "out_of_range", $"A product has at most {Product.MaxImages} images.", "product");

    public static readonly DomainError UnknownImage = new(NotFound, "related_not_found", "The product has no such image.", "image");

    public static readonly DomainError NotADraft = new(Conflict, "resource_in_use", "Only a draft that nothing points at can be deleted; archive it instead.");

    public static readonly DomainError IsCustomizable = new(Conflict, "already_exists", "The product has a template; change that one.", "product");

    public static readonly DomainError Incomplete = new(Conflict, "invalid_state_transition", "A product needs an active variant and a listing before it leaves draft.", "to");

    public static readonly DomainError Weight = new(Invalid, "out_of_range", "A weight is more than nothing.", "weight/value");

    public static DomainError UnknownVariant(VariantId id) => new(NotFound, "not_found", $"The product has no variant {id.Value}.");

    public static DomainError NoSuchImage(ProductImageId id) => new(NotFound, "not_found", $"The product has no image {id.Value}.");
}
