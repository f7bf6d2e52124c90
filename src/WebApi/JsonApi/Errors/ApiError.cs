namespace Marketplace.WebApi.JsonApi;

/// <summary>One error of an answer; status and title follow from the code (<see cref="ErrorCatalogue"/>).</summary>
/// <param name="Code">An entry of the catalogue; clients branch on it.</param>
/// <param name="Detail">Tells this case.</param>
internal sealed record ApiError(string Code, string Detail)
{
    /// <summary>A JSON Pointer (RFC 6901) to the place in the request's body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The full name of the query parameter at fault.</summary>
    public string? Parameter { get; init; }

    /// <summary>The request header at fault.</summary>
    public string? Header { get; init; }

    public IReadOnlyDictionary<string, object?>? Meta { get; init; }

    /// <summary>Where the kind of error is documented, if a profile gives it an address.</summary>
    public string? TypeLink { get; init; }

    /// <summary><c>unknown_field</c> stands for a bad <c>fields[…]</c> (400) and for a bad member of a body (422).</summary>
    public int Status => Code == "unknown_field" && Parameter is not null ? 400 : ErrorCatalogue.StatusOf(Code);
}

/// <summary>Ends a request with errors of the contract.</summary>
internal sealed class ApiException(IReadOnlyList<ApiError> errors) : Exception(errors[0].Code)
{
    public ApiException(ApiError error)
        : this([error])
    {
    }

    public IReadOnlyList<ApiError> Errors { get; } = errors;

    public int? RetryAfterSeconds { get; init; }
}
