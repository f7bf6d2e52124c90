namespace Marketplace.Application.Common.Reading;

/// <summary>
/// A read model served as one JSON:API resource: a flat record with settable properties, projected straight from the tables.
/// Which of its properties are attributes or relationships is declared once, in the resource type of the WebApi floor.
/// </summary>
public interface IView
{
    /// <summary>The version of the aggregate that the resource belongs to.</summary>
    int Revision { get; }
}
