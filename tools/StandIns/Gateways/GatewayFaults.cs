namespace Marketplace.StandIns.Gateways;

/// <summary>What can go wrong. Of a request: it takes long before or after it is done, the provider fails before or after, the connection breaks before or after. Of a webhook: twice, out of order, never, late.</summary>
public enum FaultKind { Delay, DelayAfter, Error, ErrorAfter, DropBefore, DropAfter, Twice, Reorder, Never, Late }

/// <param name="Provider">Null: every one.</param>
/// <param name="Step">start, read, capture, cancel, refund, readRefund, list, token, authorize, verify, webhook; null: every one.</param>
public sealed record Fault(string? Provider, string? Step, FaultKind Kind, int Times = 1, int Milliseconds = 500);

/// <summary>Faults that were ordered, and those that chance makes from a seed.</summary>
public sealed class GatewayFaults
{
    private static readonly FaultKind[] OfWebhooks = [FaultKind.Twice, FaultKind.Reorder, FaultKind.Never, FaultKind.Late];
    private static readonly FaultKind[] OfRequests = [FaultKind.Delay, FaultKind.DelayAfter, FaultKind.Error, FaultKind.ErrorAfter, FaultKind.DropBefore, FaultKind.DropAfter];

    private readonly Lock _gate = new();
    private readonly List<Fault> _ordered = [];
    private Random? _chance;
    private int _percent;

    /// <summary>Those that were ordered and have not gone off.</summary>
    public IReadOnlyList<Fault> Left
    {
        get
        {
            lock (_gate) return [.. _ordered];
        }
    }

    public void Order(Fault fault)
    {
        lock (_gate) _ordered.Add(fault);
    }

    /// <summary>From now on so many of a hundred requests and webhooks go wrong; the same seed makes the same sequence.</summary>
    public void Shake(int seed, int percent)
    {
        lock (_gate) (_chance, _percent) = (new Random(seed), percent);
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ordered.Clear();
            _chance = null;
        }
    }

    public Fault? Next(string provider, string step)
    {
        var kinds = step == "webhook" ? OfWebhooks : OfRequests;
        lock (_gate)
        {
            var place = _ordered.FindIndex(fault => (fault.Provider ?? provider) == provider && (fault.Step ?? step) == step && kinds.Contains(fault.Kind));
            if (place >= 0)
            {
                var found = _ordered[place];
                if (found.Times <= 1) _ordered.RemoveAt(place);
                else _ordered[place] = found with { Times = found.Times - 1 };
                return found;
            }

            if (_chance is null || _chance.Next(100) >= _percent) return null;
            return new Fault(provider, step, kinds[_chance.Next(kinds.Length)], Milliseconds: _chance.Next(20, 200));
        }
    }
}
