namespace Marketplace.StandIns.Gateways;

internal enum Happening { Approved, Authorized, Captured, Declined, Cancelled, Expired, Refunded }

/// <summary>A provider of payments that is played: its protocol over what it holds, and what its page does.</summary>
internal abstract class SimulatedProvider(string name, string secret, GatewayFaults faults, Deliveries deliveries)
{
    public string Name { get; } = name;

    public Book Book { get; } = new();

    protected KeyedAnswers Keyed { get; } = new();

    /// <summary>How this program was called last; its pages are there.</summary>
    public string Origin { get; set; } = "";

    protected string Secret { get; } = secret;

    /// <summary>Whether the page stays after a refusal, for another try.</summary>
    public virtual bool StaysAfterRefusal => false;

    public abstract void Map(IEndpointRouteBuilder app);

    /// <summary>The headers of a webhook that is sent at a moment.</summary>
    public abstract Dictionary<string, string> Sign(string eventId, byte[] body, DateTimeOffset at);

    /// <summary>Where the buyer goes when he has paid, approved or failed.</summary>
    public virtual string? ReturnTo(HeldPayment payment) => payment.ReturnUrl;

    public virtual void Pay(HeldPayment payment)
    {
        if (payment.CaptureLater ? payment.Authorize() : payment.Capture(payment.Amount)) Tell(payment, payment.CaptureLater ? Happening.Authorized : Happening.Captured);
    }

    public virtual void Fail(HeldPayment payment, string code)
    {
        if (payment.Decline(code, forGood: false)) Tell(payment, Happening.Declined);
    }

    public virtual void Expire(HeldPayment payment)
    {
        if (payment.Expire()) Tell(payment, Happening.Expired);
    }

    /// <summary>The events that a happening makes, oldest first: a kind and a body.</summary>
    protected abstract IEnumerable<(string Id, string Kind, object Body)> EventsOf(HeldPayment payment, Happening happening, HeldRefund? refund);

    protected void Tell(HeldPayment payment, Happening happening, HeldRefund? refund = null)
    {
        foreach (var (id, kind, body) in EventsOf(payment, happening, refund)) deliveries.Add(this, payment.Reference, id, kind, body);
    }

    protected IReadOnlyList<Delivery> Told => deliveries.Of(Name);

    /// <summary>A step that needs the provider's credentials and can go wrong.</summary>
    protected void Step(IEndpointRouteBuilder app, string method, string pattern, string step, Func<HttpRequest, Task<Answer>> answer) => app
        .MapMethods($"/{Name}/{pattern}", [method], async (HttpRequest request) =>
        {
            Origin = OriginOf(request);
            var answered = Refusal(request) ?? await answer(request);
            if (answered.WasReplayed) request.HttpContext.Response.Headers["Idempotent-Replayed"] = "true";
            return answered.Result;
        })
        .AddEndpointFilter(new FaultyStep(faults, Name, step));

    /// <summary>Null where the request shows the right credentials.</summary>
    protected abstract Answer? Refusal(HttpRequest request);

    public static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    protected string PageOf(HeldPayment payment) => $"{Origin}/pay/{Name}/{Uri.EscapeDataString(payment.Reference)}";

    protected static string IdOf(HttpRequest request) => (string)request.RouteValues["id"]!;

    protected HeldPayment? Found(HttpRequest request) => Book.Find(IdOf(request));

    /// <summary>What was told since a moment, newest first.</summary>
    protected IReadOnlyList<Delivery> ToldSince(DateTimeOffset moment) => [.. Told.Where(delivery => delivery.At >= moment).Reverse()];

    protected static async Task<string> TextOf(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return await reader.ReadToEndAsync();
    }
}
