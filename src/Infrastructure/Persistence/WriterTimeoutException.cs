using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>No turn to write came in time.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made in one place.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "The same.")]
internal sealed class WriterTimeoutException : TimeoutException
{
    public WriterTimeoutException(TimeSpan waited)
        : base($"No turn to write within {waited.TotalSeconds} seconds.")
    {
    }

    /// <summary>None would have come.</summary>
    public WriterTimeoutException()
        : base("No turn to write, as the database does not answer.")
    {
    }
}
