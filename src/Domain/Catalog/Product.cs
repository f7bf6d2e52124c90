using System.Text.Json;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>What is described once and sold by one or more sellers, in variants, through their listings.</summary>
public sealed partial class Product : AggregateRoot
{
    public const int MaxNameLength = 200;
    public const int MaxBrandLength = 120;
    public const int MaxAxes = 3;
    public const int MaxAxisValues = 100;
    public const int MaxAxisLength = 60;
    public const int MaxSpecs = 100;
    public const int MaxSpecCodeLength = 64;
    public const int MaxVariants = 100;
    public const int MaxImages = 20;

    private readonly List<Variant> _variants = [];
    private readonly List<ProductImage> _images = [];
    private readonly List<ProductTag> _tags = [];

    private Product() { } // EF Core

    public ProductId Id { get; private init; }

    /// <summary>Who keeps the record; null is the marketplace itself.</summary>
    public SellerId? SellerId { get; private init; }

    public UserId? CreatedBy { get; private init; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public RichText? Description { get; private set; }

    public string? Brand { get; private set; }

    public CategoryId? CategoryId { get; private set; }

    public TaxClassId? TaxClassId { get; private set; }

    public IReadOnlyList<OptionAxis> Options { get; private set; } = [];

    public IReadOnlyDictionary<string, JsonElement> Specs { get; private set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    public string? ExternalId { get; private set; }

    /// <summary>What buyers may decide about it; null: it is sold as it is.</summary>
    public CustomizationTemplateId? CustomizationTemplateId { get; private set; }

    public ProductStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>When it was first published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public IReadOnlyList<Variant> Variants => _variants;

    public IReadOnlyList<ProductImage> Images => _images;

    public IReadOnlyList<ProductTag> Tags => _tags;

    public ProductDetails Details => new(Name, Slug)
    {
        Description = Description,
        Brand = Brand,
        CategoryId = CategoryId,
        TaxClassId = TaxClassId,
        Options = Options,
        Specs = Specs,
        ExternalId = ExternalId,
    };

    public static Product Create(SellerId? sellerId, UserId? createdBy, ProductDetails details)
    {
        var product = new Product { Id = ProductId.New(), SellerId = sellerId, CreatedBy = createdBy };
        product.Take(details);
        product.Raise(new ProductCreated(product.Id, sellerId));
        return product;
    }

    public void Change(ProductDetails details)
    {
        Take(details);
        Raise(new ProductUpdated(Id));
    }

    public void SetTags(IEnumerable<TagId> tags)
    {
        var wanted = tags.ToHashSet();
        _tags.RemoveAll(tag => !wanted.Contains(tag.TagId));
        wanted.ExceptWith(_tags.Select(tag => tag.TagId));
        _tags.AddRange(wanted.Select(tag => new ProductTag(Id, tag)));
        Raise(new ProductUpdated(Id));
    }

    /// <param name="template">Null: it is sold as it is from now on.</param>
    public void Customize(CustomizationTemplateId? template)
    {
        Ensure.That(template is null || CustomizationTemplateId is null, ProductErrors.IsCustomizable);
        CustomizationTemplateId = template;
        Raise(new ProductUpdated(Id));
    }

    /// <param name="listings">How many listings of it there are that are not archived. The marketplace's own product needs none: sellers can list it only once it is published.</param>
    public void Move(ProductStatus to, StateMachine<ProductStatus> moves, string? reason, int listings, DateTimeOffset now)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        Ensure.That(to is not (ProductStatus.InReview or ProductStatus.Published) || ((listings > 0 || SellerId is null) && _variants.Exists(variant => variant.IsActive)), ProductErrors.Incomplete);

        Raise(new ProductStatusChanged(Id, Status, to, reason));
        (Status, StatusReason) = (to, reason);
        if (to is ProductStatus.Published) PublishedAt ??= now;
    }

    /// <param name="isReferredTo">Whether a listing or an order names it.</param>
    public void EnsureCanBeDeleted(bool isReferredTo) => Ensure.That(Status is ProductStatus.Draft && !isReferredTo, ProductErrors.NotADraft);

    private void Take(ProductDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Slug = Require.Slug(details.Slug);
        Description = details.Description?.Checked("description");
        Brand = Require.OptionalText(details.Brand, MaxBrandLength, "brand");
        CategoryId = details.CategoryId;
        TaxClassId = details.TaxClassId;
        CheckAxes(details.Options);
        Ensure.That(_variants.TrueForAll(variant => Fits(variant.Options, details.Options)), ProductErrors.OptionsInUse);
        Options = details.Options;
        Ensure.That(details.Specs.Count <= MaxSpecs, ProductErrors.TooManySpecs);
        foreach (var code in details.Specs.Keys) Require.Text(code, MaxSpecCodeLength, "specs");
        Specs = details.Specs;
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
    }

    private static void CheckAxes(IReadOnlyList<OptionAxis> axes)
    {
        Ensure.That(axes.Count <= MaxAxes, ProductErrors.TooManyAxes);
        Ensure.That(axes.DistinctBy(axis => axis.Name, StringComparer.OrdinalIgnoreCase).Count() == axes.Count, ProductErrors.RepeatedAxis);
        foreach (var axis in axes)
        {
            Require.Text(axis.Name, MaxAxisLength, "options");
            Ensure.That(axis.Values.Count is > 0 and <= MaxAxisValues, ProductErrors.TooManyAxisValues);
            Ensure.That(axis.Values.Distinct(StringComparer.Ordinal).Count() == axis.Values.Count, ProductErrors.RepeatedAxis);
            foreach (var value in axis.Values) Require.Text(value, MaxAxisLength, "options");
        }
    }

    private static bool Fits(IReadOnlyDictionary<string, string> options, IReadOnlyList<OptionAxis> axes) =>
        options.Count == axes.Count && axes.All(axis => options.TryGetValue(axis.Name, out var value) && axis.Values.Contains(value, StringComparer.Ordinal));
}
