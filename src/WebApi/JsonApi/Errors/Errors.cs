using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary>Domain refusals as errors of the contract.</summary>
internal static class Errors
{
    public static ApiError From(DomainError error, (string Pointer, string? Missing) place)
    {
        var meta = error.Meta;
        if (place.Missing is not null)
        {
            meta = new Dictionary<string, object?>(meta ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal) { ["missing"] = place.Missing };
        }

        return new ApiError(error.Code, error.Message) { Pointer = place.Pointer, Meta = meta };
    }
}
