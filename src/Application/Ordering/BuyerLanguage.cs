using Marketplace.Application.Common;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Ordering;

/// <summary>In which language the buyer of an order reads; frozen with it.</summary>
internal sealed class BuyerLanguage(IPeople people, ICaller caller, IRequestOrigin origin)
{
    private const string OfTheStore = "en";

    /// <summary>What the present request asks for comes first, since the buyer reads it now; then what the account says.</summary>
    public async Task<string> OfCallerAsync(CancellationToken ct) => origin.Language ?? (caller.Kind is CallerKind.Guest ? OfTheStore : await OfAsync(caller.RequiredBuyer, ct));

    /// <summary>Of somebody who is not asking.</summary>
    public async Task<string> OfAsync(BuyerId buyer, CancellationToken ct) => await people.LocaleAsync(buyer, ct) ?? OfTheStore;
}
