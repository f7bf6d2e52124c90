namespace Marketplace.Application.Common;

/// <summary>Runs work in one database transaction on the request's context; nested calls join the outer one.</summary>
public interface IUnitOfWork
{
    /// <summary>
    /// Where several may write at the same time and somebody else was faster, everything is undone and the work begins again: so whatever it goes
    /// by, it reads itself.
    /// </summary>
    Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken ct);

    /// <summary>
    /// Within a unit of work, before anything is read: waits until no other one holds the same name, and holds it to the end. For rules over several rows that no
    /// index and no version guards.
    /// </summary>
    Task LockAsync(string name, CancellationToken ct);
}

/// <summary>
/// What a caller demands of the state that a write starts from (<c>If-Match</c>). The kernel fills it; the save that changes the
/// aggregate refuses with <c>precondition_failed</c> where the stored version is another one.
/// </summary>
public sealed class WritePrecondition
{
    public Guid SubjectId { get; private set; }

    public int? Version { get; private set; }

    public void Expect(Guid subjectId, int version) => (SubjectId, Version) = (subjectId, version);

    public void Clear() => (SubjectId, Version) = (default, null);
}
