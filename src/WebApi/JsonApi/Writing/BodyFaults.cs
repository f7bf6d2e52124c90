namespace Marketplace.WebApi.JsonApi;

/// <summary>
/// What is wrong with a resource object, judged in the order of JA-129: the document (400), type and id (409), what is refused (403), then all
/// faults of fields and values together (422).
/// </summary>
internal sealed class BodyFaults
{
    public Faults Document { get; } = new();

    public Faults Conflicts { get; } = new();

    public Faults Refused { get; } = new();

    public Faults Values { get; } = new();

    public void ThrowIfAny()
    {
        Document.ThrowIfAny();
        Conflicts.ThrowIfAny();
        Refused.ThrowIfAny();
        Values.ThrowIfAny();
    }
}
