namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>What the describers of URLs share.</summary>
internal sealed class UrlKit
{
    public UrlKit(ResourceCatalog catalog)
    {
        Jobs = catalog.Types.FirstOrDefault(type => type.Name == "jobs");
        Components = new Components();
        Names = new Names(catalog);
        Parameters = new Parameters(Components, Names);
        Types = new TypeSchemas(Components, Names);
        Bodies = new BodySchemas(Components, Names, Types);
        Operations = new OperationDescriber(Components, new ErrorResponses(Components));
        CommonSchemas.AddTo(Components);
    }

    /// <summary>What stands for work that goes on (JA-196).</summary>
    public ResourceType? Jobs { get; }

    public Components Components { get; }

    public Names Names { get; }

    public Parameters Parameters { get; }

    public TypeSchemas Types { get; }

    public BodySchemas Bodies { get; }

    public OperationDescriber Operations { get; }
}
