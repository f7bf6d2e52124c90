using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Domain.Common;

/// <summary>How a refusal is to be understood; the HTTP status follows from it.</summary>
public enum ErrorKind
{
    /// <summary>A value breaks a rule (422).</summary>
    Invalid,

    /// <summary>What is asked for does not exist for the caller (404).</summary>
    NotFound,

    /// <summary>The state of things does not allow it now (409).</summary>
    Conflict,

    /// <summary>Who is asking could not be made sure of (401).</summary>
    Unauthenticated,

    /// <summary>The caller may not do it (403).</summary>
    Forbidden,

    /// <summary>What the caller last saw is not what is there (412).</summary>
    Precondition,

    /// <summary>Somebody else's service, which the deed needs, does not answer or answers nonsense (502).</summary>
    Upstream,

    /// <summary>More bytes than are taken (413).</summary>
    TooLarge,

    /// <summary>What is asked for was here and is kept no longer (410).</summary>
    Gone,

    /// <summary>Something that the deed needs is out of reach for now; the same request may do later (503).</summary>
    Unavailable,
}

/// <summary>A rule that the domain refuses to break.</summary>
/// <param name="Code">Public contract: clients branch on it, so it never changes. One of the catalogue of error codes.</param>
/// <param name="Message">Tells this case to the caller; never what only we should know.</param>
/// <param name="Member">The attribute or relationship at fault, as the contract names it, with a path inside it where needed (<c>price/amount</c>).</param>
public sealed record DomainError(ErrorKind Kind, string Code, string Message, string? Member = null)
{
    /// <summary>Further facts for the caller's program: what is allowed, what the total is now.</summary>
    public IReadOnlyDictionary<string, object?>? Meta { get; init; }

    /// <summary>Where a reading is refused, the query parameter at fault: <c>sort</c>, or <c>filter[path]</c> with whatever operator it was sent.</summary>
    public string? Parameter { get; init; }
}

/// <summary>Thrown where a rule does not hold, or several do not; one place turns it into an answer.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Without an error there is nothing to say.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "The same.")]
public sealed class DomainException(params IReadOnlyList<DomainError> errors) : Exception(errors[0].Message)
{
    public DomainError Error => Errors[0];

    /// <summary>At least one.</summary>
    public IReadOnlyList<DomainError> Errors { get; } = errors;
}

public static class Ensure
{
    /// <summary>States a rule positively: the condition is what must hold.</summary>
    public static void That([DoesNotReturnIf(false)] bool rule, DomainError otherwise)
    {
        if (!rule) throw new DomainException(otherwise);
    }
}
