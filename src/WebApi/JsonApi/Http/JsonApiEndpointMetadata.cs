namespace Marketplace.WebApi.JsonApi;

/// <summary>What the negotiation of an endpoint needs to know.</summary>
internal sealed record JsonApiEndpointMetadata
{
    /// <summary>The Atomic Operations extension is applied here, and demanded.</summary>
    public bool AllowsAtomic { get; init; }

    /// <summary>The endpoint judges the media type of bodies itself: uploads and forms (JA-280).</summary>
    public bool AllowsAnyBody { get; init; }
}

/// <summary>What negotiation found out, for whoever answers.</summary>
internal sealed record JsonApiNegotiation(bool CursorProfileRequested)
{
    public static JsonApiNegotiation Plain { get; } = new(CursorProfileRequested: false);

    public static JsonApiNegotiation WithCursors { get; } = new(CursorProfileRequested: true);
}
