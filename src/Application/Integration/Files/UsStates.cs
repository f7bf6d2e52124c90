using System.Collections.Frozen;

namespace Marketplace.Application.Integration.Files;

/// <summary>The time zone in which most of a state lives; where a state has two, the owner of a shop near the border corrects it.</summary>
internal static class UsStates
{
    private static readonly FrozenDictionary<string, string> Zones = new (string Zone, string States)[]
    {
        ("America/New_York", "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV"),
        ("America/Chicago", "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI"),
        ("America/Denver", "CO ID MT NM UT WY"),
        ("America/Phoenix", "AZ"),
        ("America/Los_Angeles", "CA NV OR WA"),
        ("America/Anchorage", "AK"),
        ("Pacific/Honolulu", "HI"),
        ("America/Puerto_Rico", "PR"),
    }.SelectMany(zone => zone.States.Split(' ').Select(state => (state, zone.Zone))).ToFrozenDictionary(pair => pair.state, pair => pair.Zone, StringComparer.Ordinal);

    public static string? ZoneOf(string state) => Zones.GetValueOrDefault(state);
}
