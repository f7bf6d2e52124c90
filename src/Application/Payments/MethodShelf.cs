using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Payments;

/// <summary>The ways to pay, remembered until one of them is changed, so that buying does not ask for them.</summary>
internal sealed class MethodShelf(IPaymentsDb db, IAnswerCache cache, Gateways gateways)
{
    private const string Key = "payments.methods";
    private static readonly int[] Stripes = [CacheStripes.Of("paymentMethod")];

    /// <summary>Refuses what cannot be used: 422 <c>invalid_value</c> at <c>paymentMethod</c>, with what can.</summary>
    /// <param name="country">Of the billing address.</param>
    public async Task<StoredMethod> RequireAsync(string code, Money due, string country, CancellationToken ct)
    {
        var usable = await FittingAsync(due, country, ct);
        return usable.FirstOrDefault(method => method.Code == code) ?? throw new DomainException(PaymentErrors.UnknownMethod(code, usable.Select(method => method.Code)));
    }

    public async Task<IReadOnlyList<StoredMethod>> FittingAsync(Money due, string? country, CancellationToken ct) =>
        [.. (await AllAsync(ct)).Where(method => gateways.Offer(method.Provider) && method.Fits(due, country))];

    private async Task<IReadOnlyList<StoredMethod>> AllAsync(CancellationToken ct)
    {
        var kept = await cache.GetAsync(Key, async () => new RenderedAnswer(JsonSerializer.SerializeToUtf8Bytes(await StoredAsync(ct), EventJson.Options), ETag: null, "application/json", Stripes), ct);
        return JsonSerializer.Deserialize<List<StoredMethod>>(kept.Body, EventJson.Options)!;
    }

    private async Task<List<StoredMethod>> StoredAsync(CancellationToken ct) =>
        [.. (await db.PaymentMethods.AsNoTracking().OrderBy(method => method.Position).ThenBy(method => method.Id).ToListAsync(ct)).Select(method => new StoredMethod(method.Code, method.Provider, method.Details))];
}

/// <summary>A way to pay, as an admin has left it.</summary>
internal sealed record StoredMethod(string Code, PaymentProvider Provider, PaymentMethodDetails Details)
{
    /// <param name="country">Of the billing address; null: not known yet.</param>
    public bool Fits(Money due, string? country) =>
        Details.IsActive
        && (Details.Currencies.Count == 0 || Details.Currencies.Contains(due.Currency))
        && (Details.Countries.Count == 0 || country is null || Details.Countries.Contains(country))
        && (Details.Minimum is not { } least || least.Currency != due.Currency || due.MinorUnits >= least.MinorUnits)
        && (Details.Maximum is not { } most || most.Currency != due.Currency || due.MinorUnits <= most.MinorUnits);
}
