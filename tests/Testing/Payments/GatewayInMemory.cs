using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;

namespace Marketplace.Testing.Payments;

/// <summary>A provider that keeps its own books, and is told how each request goes wrong.</summary>
public sealed class GatewayInMemory(PaymentProvider provider = PaymentProvider.Stripe) : IPaymentGateway
{
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (Account Account, GatewayRefund Told)> _refunds = new(StringComparer.Ordinal);
    private readonly Lock _books = new();

    public PaymentProvider Provider => provider;

    /// <summary>By the deed: start, read, capture, cancel, refund.</summary>
    public Func<string, Fault> Faults { get; set; } = _ => Fault.None;

    /// <summary>A payment is captured as soon as it is opened, as with a saved card.</summary>
    public bool TakesAtOnce { get; set; }

    /// <summary>The buyer's consent only promises the money.</summary>
    public bool OnlyPromises { get; set; }

    /// <summary>What the buyer approved is declined when it is to be taken, and the buyer is asked again.</summary>
    public bool BreaksPromises { get; set; }

    /// <summary>A promise is not taken, for good, and is still a promise.</summary>
    public bool RefusesToTake { get; set; }

    public bool RefundsTakeTime { get; set; }

    /// <summary>Nothing has changed of late.</summary>
    public bool ListsNothing { get; set; }

    public ConcurrentQueue<string> Asked { get; } = [];

    public IReadOnlyCollection<Account> Accounts => [.. _accounts.Values];

    public Account Of(PaymentId payment) => _accounts.Values.Single(account => account.Start.Key == payment);

    /// <summary>What the buyer does on the provider's page.</summary>
    public void Pay(PaymentId payment)
    {
        lock (_books)
        {
            var account = Of(payment);
            if (account.Status is not (GatewayStatus.RequiresAction or GatewayStatus.Processing)) return;
            Take(account);
        }
    }

    public void Decline(PaymentId payment)
    {
        lock (_books)
        {
            var account = Of(payment);
            if (account.Status is GatewayStatus.RequiresAction) account.Status = GatewayStatus.Failed;
        }
    }

    /// <summary>What took its time has gone back, or has come to nothing.</summary>
    public void Settle(bool arrives = true)
    {
        foreach (var (reference, (account, told)) in _refunds.Where(slow => slow.Value.Told.Status is GatewayRefundStatus.Pending))
        {
            _refunds[reference] = (account, arrives ? told with { Status = GatewayRefundStatus.Succeeded } : told with { Status = GatewayRefundStatus.Failed, Failure = new GatewayFailure("account_closed", "The account is closed.") });
            if (!arrives) lock (_books) account.Refunded -= told.Amount.MinorUnits;
        }
    }

    public Task<GatewayPayment> StartAsync(GatewayStart start, CancellationToken ct) => DoAsync("start", () =>
    {
        var account = _accounts.GetOrAdd($"pi_{start.Key.Value:N}", reference => new Account(reference, start));
        if (TakesAtOnce && account.Status is GatewayStatus.RequiresAction) Take(account);
        return account;
    }, () => new Account($"pi_{start.Key.Value:N}", start) { Status = GatewayStatus.Failed });

    public async Task<GatewayPayment?> ReadAsync(string reference, CancellationToken ct) => _accounts.TryGetValue(reference, out var account) ? await DoAsync("read", () => account) : null;

    public Task<GatewayPayment> CaptureAsync(string reference, Money amount, string key, CancellationToken ct) => DoAsync("capture", () =>
    {
        var account = _accounts[reference];
        if (RefusesToTake) account.IsDeclined = true;
        else if (BreaksPromises) (account.Status, account.Authorized, account.IsDeclined) = (GatewayStatus.RequiresAction, 0, true);
        else if (account.Status is GatewayStatus.Authorized) (account.Status, account.Captured) = (GatewayStatus.Captured, amount.MinorUnits);
        return account;
    });

    public Task<GatewayPayment> CancelAsync(string reference, string key, CancellationToken ct) => DoAsync("cancel", () =>
    {
        var account = _accounts[reference];
        if (account.Status is GatewayStatus.RequiresAction or GatewayStatus.Authorized or GatewayStatus.Processing) account.Status = GatewayStatus.Cancelled;
        return account;
    });

    public Task<GatewayRefund> RefundAsync(GatewayRefundOrder order, CancellationToken ct)
    {
        Asked.Enqueue("refund");
        var fault = Faults("refund");
        if (fault is Fault.LostBefore) throw Lost();
        if (fault is Fault.Refuses && !_refunds.ContainsKey($"re_{order.Key}")) return Task.FromResult(new GatewayRefund($"no_{order.Key}", GatewayRefundStatus.Failed, order.Amount, new GatewayFailure("refund_failed", "The bank would not take it."), "{}"));

        GatewayRefund refund;
        lock (_books)
        {
            refund = _refunds.GetOrAdd($"re_{order.Key}", reference =>
            {
                var account = _accounts[order.PaymentReference];
                account.Refunded += order.Amount.MinorUnits;
                return (account, new GatewayRefund(reference, RefundsTakeTime ? GatewayRefundStatus.Pending : GatewayRefundStatus.Succeeded, order.Amount, Failure: null, "{}"));
            }).Told;
        }

        return fault is Fault.LostAfter ? throw Lost() : Task.FromResult(refund);
    }

    public Task<GatewayRefund?> ReadRefundAsync(string paymentReference, string refundReference, CancellationToken ct) => Task.FromResult<GatewayRefund?>(_refunds.GetValueOrDefault(refundReference).Told);

    public async IAsyncEnumerable<GatewayPayment> ListAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var account in ListsNothing ? [] : _accounts.Values)
        {
            await Task.Yield();
            yield return account.Told();
        }
    }

    public Task<GatewayEvent?> VerifyAsync(IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (headers.GetValueOrDefault("signature") != "genuine") return Task.FromResult<GatewayEvent?>(null);
        using var document = JsonDocument.Parse(body);
        var told = document.RootElement;
        return Task.FromResult<GatewayEvent?>(new GatewayEvent(told.GetProperty("id").GetString()!, "payment.changed", told.GetProperty("payment").GetString(), Key: null, DateTimeOffset.UnixEpoch, told.GetRawText()));
    }

    /// <summary>An event as the provider would send it.</summary>
    public static ReceivePaymentEventCommand Event(string id, string reference, bool isGenuine = true) => new(
        PaymentProvider.Stripe,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["signature"] = isGenuine ? "genuine" : "forged" },
        Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","payment":"{{reference}}"}"""));

    private void Take(Account account)
    {
        account.Authorized = account.Start.Amount.MinorUnits;
        if (OnlyPromises || account.Start.CaptureLater) account.Status = GatewayStatus.Authorized;
        else (account.Status, account.Captured) = (GatewayStatus.Captured, account.Start.Amount.MinorUnits);
    }

    private Task<GatewayPayment> DoAsync(string deed, Func<Account> effect, Func<Account>? refusal = null)
    {
        Asked.Enqueue(deed);
        var fault = Faults(deed);
        if (fault is Fault.LostBefore) throw Lost();
        if (fault is Fault.Refuses && refusal?.Invoke() is { } refused && !_accounts.ContainsKey(refused.Reference)) return Task.FromResult(refused.Told());

        GatewayPayment told;
        lock (_books) told = effect().Told();
        return fault is Fault.LostAfter ? throw Lost() : Task.FromResult(told);
    }

    private GatewayUnreachableException Lost() => new(Provider, "No answer.");

    /// <summary>A payment in the provider's own books.</summary>
    public sealed class Account(string reference, GatewayStart start)
    {
        public string Reference => reference;

        public GatewayStart Start => start;

        public GatewayStatus Status { get; set; } = GatewayStatus.RequiresAction;

        public long Authorized { get; set; }

        public long Captured { get; set; }

        public long Refunded { get; set; }

        public bool IsDeclined { get; set; }

        public GatewayPayment Told() => new()
        {
            Reference = reference,
            Key = start.Key,
            Status = Status,
            Amount = start.Amount,
            Authorized = Authorized,
            Captured = Captured,
            Refunded = Refunded,
            NextAction = Status is GatewayStatus.RequiresAction ? new GatewayAction(GatewayActionKind.Redirect, new Uri($"https://pay.test/{reference}"), Data: null, ExpiresAt: null) : null,
            Failure = Status is GatewayStatus.Failed || IsDeclined ? new GatewayFailure("declined", "The payment was declined.") : null,
            Raw = "{}",
        };
    }
}
