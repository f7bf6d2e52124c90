using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Marketplace.StandIns.Gateways;

/// <summary>What a provider holds, found by any of its names, in the order in which it came.</summary>
internal sealed class Book
{
    private readonly ConcurrentDictionary<string, HeldPayment> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HeldPayment> _inOrder = new();

    public IEnumerable<HeldPayment> All => _inOrder;

    public HeldPayment Add(HeldPayment payment)
    {
        _byName[payment.Reference] = payment;
        _byName[payment.Id] = payment;
        _inOrder.Enqueue(payment);
        return payment;
    }

    /// <summary>Another name: an authorization's, a capture's, a refund's.</summary>
    public void Name(string name, HeldPayment payment) => _byName[name] = payment;

    public HeldPayment? Find(string? name) => name is not null && _byName.TryGetValue(name, out var found) ? found : null;

    public static string NewId(string prefix, int length = 24) => prefix + RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", length);
}
