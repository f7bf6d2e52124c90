using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

/// <summary>Categories and tags: how buyers find their way.</summary>
internal static class CategoryResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("categories");

    public static ResourceType Categories { get; } = Resource.Type<CategoryView, CategoryId>("categories", category => category.Id, type =>
    {
        type.Describe("A tree, at most six levels deep.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.All, Permission);
        type.CachedPublicly(TimeSpan.FromMinutes(1));
        type.Kept("category", CacheStripes.Products); // they count their products
        type.Attribute("name", category => category.Name, new StringFormat(Category.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("slug", category => category.Slug, CommonFormats.Slug).Writable().Filter();
        type.Attribute("description", category => category.Description, new StringFormat(Category.MaxDescriptionLength)).Writable();
        type.Attribute("position", category => category.Position, new IntegerFormat(0, Category.MaxPosition)).Writable().Sort();
        type.Attribute("depth", category => category.Depth, IntegerFormat.Any).Filter(Operators.Comparison);
        type.Attribute("path", category => Paths.Of(category.Path), new ListFormat<string>(StringFormat.Any, Category.MaxDepth)).Describe("The slugs from the root.");
        type.Attribute("productCount", category => category.ProductCount, IntegerFormat.Any).Derived().Sort();
        type.Attribute("isActive", category => category.IsActive, BooleanFormat.Instance).Writable().On(Surfaces.Admin).Filter();
        type.Timestamps(category => category.CreatedAt, category => category.UpdatedAt);
        type.ToOne("parent", category => category.ParentId, "categories").Changeable();
        type.ToMany("children", "categories", nameof(CategoryView.ParentId));
        type.FilterId("parent", category => category.ParentId);
        type.SortByDefault("position");
        type.Include("parent.parent", "children.children");
        type.Create(body => new CreateCategoryCommand(
            body.Required<string>("name"), body.Get<string>("slug"), body.Get<string>("description"), body.Get<int?>("position"), body.Get<bool?>("isActive") ?? true, body.One<CategoryId>("parent")));
        type.Update((id, body) => new UpdateCategoryCommand(new(id))
        {
            Name = body.Change<string>("name"),
            Slug = body.Change<string>("slug"),
            Description = body.Optional<string>("description"),
            Position = body.Change<int>("position"),
            IsActive = body.Change<bool>("isActive"),
            ParentId = body.OptionalOne<CategoryId>("parent"),
        });
        type.Delete(id => new DeleteCategoryCommand(new(id)));
    });

    public static ResourceType Tags { get; } = Resource.Type<TagView, TagId>("tags", tag => tag.Id, type =>
    {
        type.Describe("Words by which products are found across categories.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.AnyOf(Surface.Seller));
        type.On(Surface.Admin, Methods.All, Permission);
        type.CachedPublicly(TimeSpan.FromMinutes(1));
        type.Kept("tag", CacheStripes.Products); // they count their products
        type.Attribute("name", tag => tag.Name, new StringFormat(Tag.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("slug", tag => tag.Slug, CommonFormats.Slug).Writable().Filter();
        type.Attribute("productCount", tag => tag.ProductCount, IntegerFormat.Any).Derived().Sort();
        type.Timestamps(tag => tag.CreatedAt, tag => tag.UpdatedAt);
        type.SortByDefault("name");
        type.Create(body => new CreateTagCommand(body.Required<string>("name"), body.Get<string>("slug")));
        type.Update((id, body) => new UpdateTagCommand(new(id), body.Change<string>("name"), body.Change<string>("slug")));
        type.Delete(id => new DeleteTagCommand(new(id)));
    });

    private static class Paths
    {
        public static IReadOnlyList<string> Of(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }
}
