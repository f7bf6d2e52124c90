using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Application.Integration.Contracts;

namespace Marketplace.Application.Integration.Files;

/// <summary>
/// Understands "Mon: 10-9:30; Tue: 10-9:30". Times come without am or pm: a shop closes in the afternoon, and opens in the morning
/// unless that would be before six o'clock (0 is midnight).
/// </summary>
internal static partial class OpeningHoursText
{
    private static readonly TimeOnly Midnight = new(23, 59);

    public static bool TryParse(string text, out EquatableList<ImportedHours> hours)
    {
        var parsed = new List<ImportedHours>();
        hours = [];
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var match = Part.Match(part);
            if (!match.Success || DayOf(match.Groups["day"].Value) is not { } day) return false;
            if (match.Groups["closed"].Success) continue;
            if (Time(match, "from", closing: false) is not { } opens || Time(match, "to", closing: true) is not { } closes || closes <= opens) return false;
            parsed.Add(new ImportedHours(day, opens, closes));
        }

        if (parsed.DistinctBy(opening => opening.Day).Count() != parsed.Count) return false;
        hours = new(parsed);
        return true;
    }

    private static DayOfWeek? DayOf(string name)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (day.ToString().StartsWith(name, StringComparison.OrdinalIgnoreCase)) return day;
        }

        return null;
    }

    private static TimeOnly? Time(Match match, string which, bool closing)
    {
        var hour = int.Parse(match.Groups[which].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups[which + "Minute"] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        if (hour > 24 || minute > 59) return null;
        if (closing && (hour is 0 or 24 || (hour, minute) is (12, 0))) return Midnight;
        if (hour == 24) return null;
        if ((closing && hour < 12) || (!closing && hour is > 0 and < 6)) hour += 12;
        return new TimeOnly(hour, minute);
    }

    [GeneratedRegex(@"^(?<day>[A-Za-z]{3,9})\.?:\s*(?:(?<closed>closed)|(?<from>\d{1,2})(?::(?<fromMinute>\d{2}))?\s*-\s*(?<to>\d{1,2})(?::(?<toMinute>\d{2}))?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part { get; }
}
