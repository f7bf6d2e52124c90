using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Infrastructure.Persistence.Sqlite;

/// <summary>No turn to write came in time.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made in one place, with one message.")]
[SuppressMessage("Roslynator", "RCS1194", Justification = "The same.")]
internal sealed class WriterTimeoutException(TimeSpan waited) : TimeoutException($"No turn to write within {waited.TotalSeconds} seconds.");
