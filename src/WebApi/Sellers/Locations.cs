using System.Globalization;
using System.Text.Json;
using Marketplace.Application.Sellers;
using Marketplace.Domain.Sellers;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Sellers;

/// <summary>A point on the earth, in degrees (WGS 84).</summary>
internal sealed record Location(decimal Latitude, decimal Longitude);

internal static class Locations
{
    public static ValueFormat<Location> Format { get; } = ObjectFormat<Location>.Of(
        static values => new Location(values.Get<decimal>("latitude"), values.Get<decimal>("longitude")),
        static location =>
        {
            location.With<decimal>("latitude", static value => value.Latitude, new DecimalFormat(6, -90, 90), required: true);
            location.With<decimal>("longitude", static value => value.Longitude, new DecimalFormat(6, -180, 180), required: true);
        });

    public static ValueFormat<IReadOnlyList<OpeningHours>> Hours { get; } = new ListFormat<OpeningHours>(
        ObjectFormat<OpeningHours>.Of(
            static values => new OpeningHours(values.Get<DayOfWeek>("day"), values.Get<TimeOnly>("opens"), values.Get<TimeOnly>("closes")),
            static hours =>
            {
                hours.With<DayOfWeek>("day", static value => value.Day, EnumFormat<DayOfWeek>.Instance, required: true);
                hours.With<TimeOnly>("opens", static value => value.Opens, new TimeFormat(), required: true);
                hours.With<TimeOnly>("closes", static value => value.Closes, new TimeFormat(), required: true);
            }),
        Shop.MaxOpeningHours);

    /// <summary>A circle in a query: <c>-20.16,57.50,10</c>.</summary>
    public static ValueFormat<Near> Around { get; } = new NearFormat();

    private sealed class NearFormat : ValueFormat<Near>
    {
        public override bool CanFilter => true;

        public override string Expected => $"latitude,longitude,kilometres in plain decimals, such as -20.16,57.50,10; at most {Near.LongestKilometres:F0} km";

        public override void Write(Utf8JsonWriter json, Near value) => throw new NotSupportedException("A circle is asked for and never shown.");

        public override Near? Read(JsonElement json, Faults faults, string pointer) => Wrong(faults, pointer);

        public override bool TryParse(string text, out Near? value)
        {
            value = text.Split(',') is [var latitude, var longitude, var kilometres]
                && Number(latitude, -90, 90) is { } north && Number(longitude, -180, 180) is { } east && Number(kilometres, 0, Near.LongestKilometres) is > 0 and { } radius
                ? new Near(north, east, radius)
                : null;
            return value is not null;
        }

        public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "string"u8);

        private static double? Number(string text, double lowest, double highest) =>
            double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest ? number : null;
    }

    /// <summary>Times of day: <c>09:30:00</c> (JA-253).</summary>
    private sealed class TimeFormat : ValueFormat<TimeOnly>
    {
        public override string Expected => "a time of day such as 09:30:00";

        public override void Write(Utf8JsonWriter json, TimeOnly value) => json.WriteStringValue(value.ToString("HH:mm:ss", CultureInfo.InvariantCulture));

        public override TimeOnly Read(JsonElement json, Faults faults, string pointer) =>
            json.ValueKind == JsonValueKind.String && Texts.TryGet(json, out var text) && TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : Wrong(faults, pointer);

        public override void WriteSchema(Utf8JsonWriter json)
        {
            json.WriteString("type"u8, "string"u8);
            json.WriteString("pattern"u8, "^[0-9]{2}:[0-9]{2}:[0-9]{2}$"u8);
        }
    }
}
