namespace Marketplace.Application.Ordering;

/// <summary>Numbers for people. Each is given once; one that was taken by a checkout that then failed may be missing.</summary>
public interface IOrderNumbers
{
    /// <summary>Takes the next one on the caller's transaction: <c>M-000417</c>.</summary>
    Task<string> NextAsync(CancellationToken ct);
}
