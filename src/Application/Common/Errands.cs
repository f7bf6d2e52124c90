using Marketplace.Domain.Common;

namespace Marketplace.Application.Common;

/// <summary>
/// What a use case has to ask somebody outside, which is done as soon as its work is committed and before the answer. It is also written down with the work: where the process is killed in
/// between, a job does it.
/// </summary>
public sealed class Errands
{
    private readonly Dictionary<Guid, Func<CancellationToken, Task<DomainError?>>> _left = [];

    public bool IsEmpty => _left.Count == 0;

    /// <param name="subject">What it is about; work that is begun again leaves it once.</param>
    /// <param name="errand">What comes of it is stored by itself; the result is what the caller is told instead of the answer, if anything.</param>
    public void Leave(Guid subject, Func<CancellationToken, Task<DomainError?>> errand) => _left[subject] = errand;

    /// <returns>The first thing that the caller is told instead.</returns>
    public async Task<DomainError?> RunAsync(CancellationToken ct)
    {
        DomainError? refusal = null;
        foreach (var errand in _left.Values)
        {
            var told = await errand(ct);
            refusal ??= told;
        }

        _left.Clear();
        return refusal;
    }
}
