namespace Marketplace.Application.Platform.Contracts;

/// <summary>Goes through what is due, one after the other.</summary>
internal interface IDueWork
{
    /// <param name="due">What is due, most urgent first.</param>
    /// <param name="act">Told the service of a scope of its own; false where it was not due any more. Has to hold what it changes, and to look again.</param>
    /// <returns>How many were done.</returns>
    /// <exception cref="AggregateException">Some could not be done; all others were.</exception>
    Task<int> DoAsync<TService, TId>(IQueryable<TId> due, Func<TService, TId, Task<bool>> act, CancellationToken ct)
        where TService : notnull;

    /// <inheritdoc cref="DoAsync{TService, TId}(IQueryable{TId}, Func{TService, TId, Task{bool}}, CancellationToken)"/>
    Task<int> DoAsync<TService, TId>(IReadOnlyCollection<TId> due, Func<TService, TId, Task<bool>> act, CancellationToken ct)
        where TService : notnull;
}
