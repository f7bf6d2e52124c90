using System.Collections.Concurrent;

namespace Marketplace.StandIns.Gateways;

internal enum HeldStatus { Open, Approved, Authorized, Captured, Failed, Cancelled, Expired }

internal enum RefundState { Succeeded, Pending, Failed }

/// <summary>Money that goes back. Amounts in units of the currency.</summary>
internal sealed record HeldRefund(string Id, decimal Amount, string? Key, DateTimeOffset At, RefundState State);

/// <summary>A payment as a provider holds it: what of it may happen is the same for all of them. Amounts in units of the currency.</summary>
internal sealed class HeldPayment(string provider, string reference, decimal amount, string currency)
{
    private readonly Lock _gate = new();
    private readonly List<HeldRefund> _refunds = [];

    public string Provider { get; } = provider;

    /// <summary>What the marketplace knows it by.</summary>
    public string Reference { get; } = reference;

    /// <summary>What the provider calls the payment itself, where that is another thing (a page's intent, an order's payment).</summary>
    public string Id { get; init; } = reference;

    public decimal Amount { get; } = amount;

    public string Currency { get; } = currency;

    /// <summary>The marketplace's id.</summary>
    public string? Key { get; init; }

    public string Title { get; init; } = "";

    public bool CaptureLater { get; init; }

    public string? ReturnUrl { get; init; }

    public string? CancelUrl { get; init; }

    public DateTimeOffset CreatedAt { get; } = DateTimeOffset.UtcNow;

    public DateTimeOffset ExpiresAt { get; private set; } = DateTimeOffset.UtcNow.AddHours(24);

    public DateTimeOffset ChangedAt { get; private set; } = DateTimeOffset.UtcNow;

    public HeldStatus Status { get; private set; }

    public decimal Authorized { get; private set; }

    public decimal Captured { get; private set; }

    public string? FailureCode { get; private set; }

    /// <summary>Whether somebody began to pay and has to prove who he is.</summary>
    public bool AwaitsProof { get; private set; }

    /// <summary>Whether what goes back takes its time, as by a bank, until it is told how it ended.</summary>
    public bool RefundsTakeTime { get; set; }

    /// <summary>Whether somebody tried to pay.</summary>
    public bool WasTried { get; private set; }

    /// <summary>What the protocol keeps beside.</summary>
    public ConcurrentDictionary<string, string> Facts { get; init; } = new(StringComparer.Ordinal);

    public IReadOnlyList<HeldRefund> Refunds
    {
        get
        {
            lock (_gate) return [.. _refunds];
        }
    }

    public decimal Refunded => Refunds.Where(refund => refund.State is not RefundState.Failed).Sum(refund => refund.Amount);

    public bool IsPayable => Status is HeldStatus.Open;

    public bool AskForProof() => Move(() => IsPayable, () => AwaitsProof = WasTried = true);

    public bool Decline(string code, bool forGood) => Move(() => Status is HeldStatus.Open or HeldStatus.Approved, () =>
    {
        (FailureCode, AwaitsProof, WasTried) = (code, false, true);
        Status = forGood ? HeldStatus.Failed : HeldStatus.Open;
    });

    public bool Approve() => Move(() => IsPayable, () => (Status, FailureCode, WasTried) = (HeldStatus.Approved, null, true));

    public bool Authorize() => Move(() => Status is HeldStatus.Open or HeldStatus.Approved, () => (Status, Authorized, FailureCode, AwaitsProof, WasTried) = (HeldStatus.Authorized, Amount, null, false, true));

    public bool Capture(decimal taken) => Move(() => taken > 0 && (Status is HeldStatus.Authorized ? taken <= Authorized : Status is HeldStatus.Open or HeldStatus.Approved && taken == Amount), () =>
    {
        (Status, Captured, Authorized) = (HeldStatus.Captured, taken, taken);
        (FailureCode, AwaitsProof, WasTried) = (null, false, true);
    });

    public bool Cancel() => Move(() => Status is HeldStatus.Open or HeldStatus.Approved or HeldStatus.Authorized, () => (Status, Authorized, AwaitsProof) = (HeldStatus.Cancelled, 0, false));

    public bool Expire() => Move(() => Status is HeldStatus.Open or HeldStatus.Approved or HeldStatus.Authorized, () => (Status, Authorized, AwaitsProof, ExpiresAt) = (HeldStatus.Expired, 0, false, DateTimeOffset.UtcNow));

    /// <summary>Null where it is more than there is.</summary>
    public HeldRefund? Refund(string id, decimal back, string? key)
    {
        lock (_gate)
        {
            if (Status is not HeldStatus.Captured || back <= 0 || Refunded + back > Captured) return null;

            ChangedAt = DateTimeOffset.UtcNow;
            var refund = new HeldRefund(id, back, key, ChangedAt, RefundsTakeTime ? RefundState.Pending : RefundState.Succeeded);
            _refunds.Add(refund);
            return refund;
        }
    }

    /// <summary>What went back slowly has arrived, or not.</summary>
    public void EndRefunds(RefundState end)
    {
        lock (_gate)
        {
            (ChangedAt, RefundsTakeTime) = (DateTimeOffset.UtcNow, false);
            for (var i = 0; i < _refunds.Count; i++)
            {
                if (_refunds[i].State is RefundState.Pending) _refunds[i] = _refunds[i] with { State = end };
            }
        }
    }

    private bool Move(Func<bool> may, Action change)
    {
        lock (_gate)
        {
            if (!may()) return false;

            change();
            ChangedAt = DateTimeOffset.UtcNow;
            return true;
        }
    }
}
