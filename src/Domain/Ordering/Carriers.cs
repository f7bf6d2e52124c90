using System.Collections.Frozen;

namespace Marketplace.Domain.Ordering;

/// <summary>Where carriers show the way of a parcel. A seller whose carrier is not known here gives the address itself.</summary>
public static class Carriers
{
    /// <summary>By name, in which only letters and digits count; the number takes the place of {0}.</summary>
    private static readonly FrozenDictionary<string, string> Pages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["aramex"] = "https://www.aramex.com/track/results?ShipmentNumber={0}",
        ["canadapost"] = "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor={0}",
        ["chronopost"] = "https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT={0}",
        ["dhl"] = "https://www.dhl.com/global-en/home/tracking.html?tracking-id={0}",
        ["dpd"] = "https://tracking.dpd.de/status/en_US/parcel/{0}",
        ["fedex"] = "https://www.fedex.com/fedextrack/?trknbr={0}",
        ["gls"] = "https://gls-group.com/track/{0}",
        ["laposte"] = "https://www.laposte.fr/outils/suivre-vos-envois?code={0}",
        ["royalmail"] = "https://www.royalmail.com/track-your-item#/tracking-results/{0}",
        ["ups"] = "https://www.ups.com/track?tracknum={0}",
        ["usps"] = "https://tools.usps.com/go/TrackConfirmAction?tLabels={0}",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null where the carrier is not known, or there is no number.</returns>
    public static string? PageOf(string? carrier, string? trackingNumber)
    {
        if (carrier is null || string.IsNullOrWhiteSpace(trackingNumber)) return null;

        var name = string.Concat(carrier.Where(char.IsLetterOrDigit));
        return Pages.TryGetValue(name, out var page) ? page.Replace("{0}", Uri.EscapeDataString(trackingNumber.Trim()), StringComparison.Ordinal) : null;
    }
}
