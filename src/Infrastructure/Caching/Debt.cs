namespace Marketplace.Infrastructure.Caching;

/// <summary>That other nodes could not be told something. What comes to be owed while a debt is being paid is not paid with it.</summary>
internal sealed class Debt
{
    private long _owed;
    private long _paid;

    public bool IsOwed => Volatile.Read(ref _owed) != Volatile.Read(ref _paid);

    public void Owe() => Interlocked.Increment(ref _owed);

    /// <param name="pay">False where it was not possible; then, or if it fails, it is owed still.</param>
    public async Task PayAsync(Func<Task<bool>> pay)
    {
        var owed = Volatile.Read(ref _owed);
        if (owed != Volatile.Read(ref _paid) && await pay()) Volatile.Write(ref _paid, owed);
    }
}
