using System.ComponentModel.DataAnnotations;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Payments;
using Marketplace.WebApi.Realtime;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi;

/// <summary>How often who may ask (section <c>RateLimits</c>); counts and seconds.</summary>
public sealed class RateLimitOptions : IGuardedSettings
{
    public const string Section = "RateLimits";

    /// <summary>Whether requests are counted at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>A signed-in person or a guest, on average per minute.</summary>
    [Range(1, 1_000_000)]
    public int PerUser { get; set; } = 100;

    /// <summary>A signed-in person or a guest, at once.</summary>
    [Range(1, 1_000_000)]
    public int UserBurst { get; set; } = 200;

    /// <summary>An API key, per minute.</summary>
    [Range(1, 1_000_000)]
    public int PerKey { get; set; } = 600;

    /// <summary>Reading without credentials, per minute and network address; refused credentials count too.</summary>
    [Range(1, 1_000_000)]
    public int PerAddress { get; set; } = 1000;

    /// <summary>Writing without credentials, per quarter of an hour and network address.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousWrites { get; set; } = 100;

    /// <summary>Signing in, registering and everything about codes, per minute and network address.</summary>
    [Range(1, 1_000_000)]
    public int SignIns { get; set; } = 5;

    /// <summary>Attempts to pay besides the checkout, per ten minutes and buyer.</summary>
    [Range(1, 1_000_000)]
    public int PaymentAttempts { get; set; } = 20;

    /// <summary>What is told at <c>/webhooks</c>, genuine or not, per minute and network address; a provider that is refused comes again.</summary>
    [Range(1, 1_000_000)]
    public int Webhooks { get; set; } = 1200;

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (!Enabled) yield return new($"{Section}:{nameof(Enabled)}", "is false, so that passwords and codes can be guessed without end");
    }
}

/// <summary>
/// Named policies (JA-230 to JA-233): per credential; without one per network address, with a smaller one for writes and the smallest for what can be used to
/// guess. Whatever was answered counts. The counters' store being away stops nobody.
/// </summary>
internal sealed class RateGate(IOptions<RateLimitOptions> options, IRateCounters counters)
{
    private static readonly HashSet<string> Guessable = new(StringComparer.OrdinalIgnoreCase)
    {
        "sessions", "users", "passwordResets", "passwordResetConfirmations", "emailVerifications", "otpChallenges", "otpVerifications", "externalLoginAttempts", "orderLookups", "sellerInvitationAcceptances", "couponRedemptions",
    };

    private readonly RateLimitOptions _options = options.Value;
    private readonly RateLimit _user = new("user", options.Value.PerUser, TimeSpan.FromMinutes(1)) { Burst = options.Value.UserBurst };
    private readonly RateLimit _key = new("key", options.Value.PerKey, TimeSpan.FromMinutes(1));
    private readonly RateLimit _address = new("address", options.Value.PerAddress, TimeSpan.FromMinutes(1));
    private readonly RateLimit _writes = new("anonymousWrites", options.Value.AnonymousWrites, TimeSpan.FromMinutes(15));
    private readonly RateLimit _payments = new("payment", options.Value.PaymentAttempts, TimeSpan.FromMinutes(10));
    private readonly RateLimit _webhooks = new("webhooks", options.Value.Webhooks, TimeSpan.FromMinutes(1));
    private readonly RateLimit _signIns = new("signIn", options.Value.SignIns, TimeSpan.FromMinutes(1));

    /// <summary>Counts a request, or refuses it.</summary>
    public Task EnterAsync(HttpContext context) =>
        _options.Enabled && IsCounted(context) ? CountAsync(context, LimitsOf(context)) : Task.CompletedTask;

    private static bool IsCounted(HttpContext context) => context.GetEndpoint()?.Metadata is { } about && (about.GetMetadata<JsonApiEndpointMetadata>() is not null || about.GetMetadata<HubDoor>() is not null || IsWebhook(context));

    private static bool IsWebhook(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<WebhookDoor>() is not null;

    /// <summary>Counts a credential that was no good against where it came from (JA-233).</summary>
    public Task CountRefusalAsync(HttpContext context) => _options.Enabled ? CountAsync(context, [(_address, AddressOf(context))]) : Task.CompletedTask;

    /// <summary>Counts codes that were guessed wrong, as if each had been tried by itself.</summary>
    public async Task CountGuessesAsync(HttpContext context, int wrong)
    {
        for (var guess = 0; guess < wrong && _options.Enabled; guess++) await CountAsync(context, [(_signIns, AddressOf(context))]);
    }

    private async Task CountAsync(HttpContext context, IEnumerable<(RateLimit Limit, string Who)> limits)
    {
        var told = new List<(RateLimit Limit, RateCount Count)>();
        foreach (var (limit, who) in limits)
        {
            var count = await counters.TakeAsync($"{limit.Name}:{who}", limit, context.RequestAborted);
            told.Add((limit, count));
            if (!count.IsTaken) break;
        }

        Tell(context.Response.Headers, told);
        if (told[^1] is { Count.IsTaken: false } full) throw Refused(full.Limit, full.Count);
    }

    private IEnumerable<(RateLimit Limit, string Who)> LimitsOf(HttpContext context)
    {
        var address = AddressOf(context);
        if (IsWebhook(context))
        {
            yield return (_webhooks, address);
            yield break;
        }

        var writes = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        if (writes && IsGuessable(context.Request.Path)) yield return (_signIns, address);
        if (context.Features.Get<Bearer>() is { } bearer)
        {
            if (HttpMethods.IsPost(context.Request.Method) && IsOf(context.Request.Path, "payments")) yield return (_payments, bearer.Credential);
            yield return (bearer is { KeyId: not null, IsGuest: false } ? _key : _user, bearer.Credential);
            yield break;
        }

        yield return (_address, address);
        if (writes) yield return (_writes, address);
    }

    /// <summary>Only in public: behind the other doors everybody is known.</summary>
    private static bool IsGuessable(PathString path) => path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", "v1", var type, ..] && Guessable.Contains(type);

    /// <summary>The collection of a type, in public.</summary>
    private static bool IsOf(PathString path, string type) => path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["api", "v1", var named] && named.Equals(type, StringComparison.OrdinalIgnoreCase);

    private static void Tell(IHeaderDictionary headers, List<(RateLimit Limit, RateCount Count)> told)
    {
        headers["RateLimit-Policy"] = string.Join(", ", told.Select(entry => $"\"{entry.Limit.Name}\";q={entry.Limit.Count};w={Seconds(entry.Limit.Period)}"));
        headers["RateLimit"] = string.Join(", ", told.Select(entry => $"\"{entry.Limit.Name}\";r={entry.Count.Remaining};t={Seconds(entry.Count.IsTaken ? entry.Count.ResetAfter : entry.Count.RetryAfter)}"));
    }

    private static ApiException Refused(RateLimit limit, RateCount count)
    {
        var seconds = Seconds(count.RetryAfter);
        return new ApiException(new ApiError("rate_limited", $"At most {limit.Count} of these in {Seconds(limit.Period)} seconds. Try again in {seconds}.")) { RetryAfterSeconds = (int)seconds };
    }

    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Household.Of(address) : "";

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}

/// <summary>Where requests meet the gate: after it is known who comes, before anything is read of what they want (JA-129).</summary>
internal sealed class RateLimits(RequestDelegate next, RateGate gate)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await gate.EnterAsync(context);
        await next(context);
    }
}
