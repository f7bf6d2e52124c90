using System.Globalization;
using System.Text.Json;
using Marketplace.Application.Integration.Contracts;

namespace Marketplace.Application.Integration.Files;

/// <summary>
/// Reads a list of stores in the form that Best Buy publishes:
/// <c>[{id, name, address, address2, city, state, zip, location: {lat, lon}, hours}]</c>. All of them are in the United States.
/// </summary>
internal static class StoreFile
{
    private const string Country = "US";
    private const string FallbackZone = "America/New_York";
    private const int PostalCodeDigits = 5;

    public static async Task<IReadOnlyList<ImportItem>> ReadAsync(Stream file, CancellationToken ct)
    {
        var (records, problem) = await JsonRecords.ReadAsync(file, ct);
        if (problem is not null) return [ImportItem.Unreadable("invalid_format", problem)];

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. records.Select((record, i) => new Reading(record, i + 1).ToItem(seen))];
    }

    private sealed class Reading(JsonElement record, int number)
    {
        private static readonly string[] Reported = ["id", "type", "name", "address", "address2", "city", "state", "zip", "hours"];

        private readonly List<RowIssue> _errors = [];
        private readonly List<RowIssue> _warnings = [];

        public ImportItem ToItem(Dictionary<string, int> seen)
        {
            if (record.ValueKind != JsonValueKind.Object) Fail("invalid_format", column: null, "A shop is a JSON object.");
            var id = Required("id");
            if (id.Length > 0 && !seen.TryAdd(id, number)) Fail("not_unique", "id", $"Record {seen[id]} has the same id.");

            var (latitude, longitude) = Position();
            var state = Text("state")?.ToUpperInvariant();
            var shop = new ImportedShop
            {
                ExternalId = id,
                Name = Required("name"),
                Line1 = Required("address"),
                Line2 = Text("address2"),
                City = Required("city"),
                Region = state is null ? null : $"{Country}-{state}",
                PostalCode = Text("zip") is { } zip ? WithLeadingZeros(zip) : null,
                Country = Country,
                Latitude = latitude,
                Longitude = longitude,
                OpeningHours = Hours(),
                TimeZone = Zone(state),
            };
            return new ImportItem(_errors.Count > 0 ? null : shop, [new ImportedRow(number, number, Report())], _errors, _warnings);
        }

        private (decimal? Latitude, decimal? Longitude) Position()
        {
            if (JsonRecords.Member(record, "location") is not { } location) return (null, null);
            if (Degrees(location, "lat", 90) is { } latitude && Degrees(location, "lon", 180) is { } longitude) return (latitude, longitude);
            if (location.ValueKind != JsonValueKind.Null) Warn("out_of_range", "location", "The position is none on this earth and was left out.");
            return (null, null);
        }

        private EquatableList<ImportedHours> Hours()
        {
            if (Text("hours") is not { } text) return [];
            if (!OpeningHoursText.TryParse(text, out var hours)) Warn("invalid_format", "hours", "The opening hours were not understood and left out.");
            return hours;
        }

        private string Zone(string? state)
        {
            if (state is not null && UsStates.ZoneOf(state) is { } zone) return zone;
            Warn("invalid_value", "state", $"The time zone is not known and was set to {FallbackZone}.");
            return FallbackZone;
        }

        /// <summary>Spreadsheets take "02134" for a number.</summary>
        private static string WithLeadingZeros(string zip) =>
            zip.All(char.IsAsciiDigit) ? zip.PadLeft(PostalCodeDigits, '0') : zip;

        private static decimal? Degrees(JsonElement location, string name, int limit) =>
            JsonRecords.Text(location, name) is { } text
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            && Math.Abs(degrees) <= limit
                ? degrees
                : null;

        private string? Text(string name) => JsonRecords.Text(record, name);

        private string Required(string name)
        {
            var text = Text(name);
            if (text is null && _errors.Count == 0) Fail("required", name, $"A shop has a value for \"{name}\".");
            return text ?? "";
        }

        private Dictionary<string, string> Report() => Reported
            .Where(name => Text(name) is not null)
            .ToDictionary(name => name, name => Text(name) is { Length: > ImportLimits.MaxReportedCellLength } text ? text[..ImportLimits.MaxReportedCellLength] : Text(name)!, StringComparer.Ordinal);

        private void Fail(string code, string? column, string reason) => _errors.Add(new(number, number, column, code, reason));

        private void Warn(string code, string? column, string reason) => _warnings.Add(new(number, number, column, code, reason));
    }
}
