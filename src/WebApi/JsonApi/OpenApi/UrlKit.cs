namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>What the describers of URLs share.</summary>
internal sealed class UrlKit
{
    public UrlKit(ResourceCatalog catalog)
    {
        Components = new Components();
        Names = new Names(catalog);
        Parameters = new Parameters(Components, Names);
        Types = new TypeSchemas(Components, Names);
        Bodies = new BodySchemas(Components, Names, Types);
        Operations = new OperationDescriber(Components, new ErrorResponses(Components));
        CommonSchemas.AddTo(Components);
    }

    public Components Components { get; }

    public Names Names { get; }

    public Parameters Parameters { get; }

    public TypeSchemas Types { get; }

    public BodySchemas Bodies { get; }

    public OperationDescriber Operations { get; }
}
