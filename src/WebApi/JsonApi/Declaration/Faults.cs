namespace Marketplace.WebApi.JsonApi;

/// <summary>Collects everything that is wrong with a request body, so that the client learns it in one answer.</summary>
internal sealed class Faults
{
    private readonly List<ApiError> _errors = [];

    public bool Any => _errors.Count > 0;

    public int Count => _errors.Count;

    public void Add(string code, string detail, string pointer, IReadOnlyDictionary<string, object?>? meta = null) =>
        _errors.Add(new ApiError(code, detail) { Pointer = pointer, Meta = meta });

    /// <summary>A member that must be there and is not: points at the nearest parent that exists (JA-123).</summary>
    public void Missing(string code, string member, string parent) =>
        Add(code, $"The member '{member}' is required.", parent, new Dictionary<string, object?>(StringComparer.Ordinal) { ["missing"] = member });

    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw new ApiException(_errors);
    }
}
