using Marketplace.Domain.Payments;
using Marketplace.Testing.Payments;

namespace Marketplace.WebApi.FunctionalTests.Payments;

/// <summary>Everything that can go wrong with a provider, each once, shuffled.</summary>
internal sealed class FaultDeck(PaymentProvider provider, Random dice, bool later)
{
    private static readonly string[] OfRequests = ["delay", "delayAfter", "error", "errorAfter", "dropBefore", "dropAfter"];
    private static readonly string[] OfWebhooks = ["twice", "reorder", "never", "late"];

    /// <summary>Of every protocol, whether money is taken at once or later.</summary>
    private static readonly string[] Always = ["read", "refund", "readRefund", "list"];

    private readonly Queue<(string Step, string Kind)> _cards = new(
        Steps(provider, later).SelectMany(step => OfRequests, (step, kind) => (step, kind)).Concat(OfWebhooks.Select(kind => ("webhook", kind))).OrderBy(_ => dice.Next()).ToList());

    public bool IsEmpty => _cards.Count == 0;

    /// <summary>The next of them are going to happen: once, or so often that repeating the request does not help, in time or too late for who asks.</summary>
    public async Task DealAsync(PaymentSimulator simulator, int cards)
    {
        for (; cards > 0 && _cards.TryDequeue(out var card); cards--) await simulator.FaultAsync(provider, card.Step, card.Kind, dice.Next(1, 3), dice.Next(4) == 0 ? 1300 : dice.Next(20, 200));
    }

    /// <summary>
    /// The steps of its protocol that selling visits: all that there are, but for what nobody asks. What is taken at once is not captured, apart from PayPal, where the buyer only approves; and an approval cannot be
    /// called off there, an authorization can. MiPS promises nothing. <c>confirm</c> is asked by the buyer's program, and the others by ours.
    /// </summary>
    private static string[] Steps(PaymentProvider provider, bool later) => (provider, later) switch
    {
        (PaymentProvider.Stripe, false) => ["start", "confirm", .. Always, "cancel"],
        (PaymentProvider.Stripe, true) => ["start", "confirm", .. Always, "cancel", "capture"],
        (PaymentProvider.Razorpay, false) => ["start", "find", .. Always, "cancel"],
        (PaymentProvider.Razorpay, true) => ["start", "find", .. Always, "cancel", "capture"],
        (PaymentProvider.Paypal, false) => ["token", "start", "verify", .. Always, "capture"],
        (PaymentProvider.Paypal, true) => ["token", "start", "verify", .. Always, "capture", "authorize", "cancel"],
        _ => ["start", .. Always, "cancel"],
    };
}
