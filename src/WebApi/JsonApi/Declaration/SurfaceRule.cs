namespace Marketplace.WebApi.JsonApi;

/// <summary>What a surface offers of a type, and to whom.</summary>
/// <param name="Access">Who may read; on P also who may write.</param>
internal sealed record SurfaceRule(Methods Methods, AccessRule Access)
{
    /// <summary>Who may create, where that differs (a guest cart is made by anybody).</summary>
    public AccessRule? CreateAccess { get; init; }

    /// <summary>Who may change and delete, where that differs.</summary>
    public AccessRule? WriteAccess { get; init; }

    public AccessRule ForCreating => CreateAccess ?? ForWriting;

    public AccessRule ForWriting => WriteAccess ?? Access;

    public bool Has(Methods method) => (Methods & method) != 0;
}
