namespace Marketplace.WebApi.JsonApi;

/// <summary>How a creation with an endpoint of its own takes files; told in the OpenAPI description.</summary>
/// <param name="FilePart">The part of a <c>multipart/form-data</c> body that holds a file.</param>
internal sealed record CreationForm(string FilePart)
{
    /// <summary>The part that holds the resource as a JSON:API document, where there is one.</summary>
    public string? DocumentPart { get; init; }

    /// <summary>The document alone is a body too, and the form may hold several files.</summary>
    public bool OrDocument { get; init; }

    /// <summary>The file alone, as raw bytes, is a body too.</summary>
    public bool OrRawBytes { get; init; }
}
