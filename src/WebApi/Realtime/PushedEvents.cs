namespace Marketplace.WebApi.Realtime;

/// <summary>Which events this node has dealt with.</summary>
internal sealed class PushedEvents
{
    private readonly Dictionary<Guid, DateTimeOffset> _at = [];

    public bool Contains(Guid happened) => _at.ContainsKey(happened);

    public void Add(Guid happened, DateTimeOffset now) => _at[happened] = now;

    public void Forget(DateTimeOffset before)
    {
        foreach (var (happened, at) in _at)
        {
            if (at < before) _at.Remove(happened);
        }
    }
}
