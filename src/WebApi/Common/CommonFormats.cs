using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Text;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Common;

/// <summary>Structured attributes that several modules show.</summary>
internal static class CommonFormats
{
    public static ValueFormat<Address> Address { get; } = ObjectFormat<Address>.Of(
        static values => new Address
        {
            Name = values.Get<string>("name")!,
            Company = values.Get<string>("company"),
            Line1 = values.Get<string>("line1")!,
            Line2 = values.Get<string>("line2"),
            City = values.Get<string>("city")!,
            Subdivision = values.Get<string>("subdivision"),
            PostalCode = values.Get<string>("postalCode"),
            Country = values.Get<string>("country")!,
            Phone = values.Get<string>("phone"),
        },
        static address =>
        {
            var line = new StringFormat(Domain.Common.Address.MaxLineLength, minLength: 1);
            var optionalLine = new StringFormat(Domain.Common.Address.MaxLineLength);
            address.With("name", static value => value.Name, line, required: true);
            address.With("company", static value => value.Company, optionalLine);
            address.With("line1", static value => value.Line1, line, required: true);
            address.With("line2", static value => value.Line2, optionalLine);
            address.With("city", static value => value.City, new StringFormat(Domain.Common.Address.MaxCityLength, minLength: 1), required: true);
            address.With("subdivision", static value => value.Subdivision, StringFormat.Any);
            address.With("postalCode", static value => value.PostalCode, new StringFormat(Domain.Common.Address.MaxPostalCodeLength));
            address.With("country", static value => value.Country, StringFormat.Any, required: true);
            address.With("phone", static value => value.Phone, StringFormat.Any);
        });

    /// <summary>A measure: <c>{"value": "1.250", "unit": "kg"}</c> (JA-256).</summary>
    public static ValueFormat<Measure> Weight { get; } = ObjectFormat<Measure>.Of(
        static values => new Measure(values.Get<decimal>("value"), values.Get<string>("unit")!),
        static measure =>
        {
            measure.With<decimal>("value", static value => value.Value, new DecimalFormat(3, 0, 100_000), required: true);
            measure.With("unit", static value => value.Unit, new StringFormat(4, pattern: Units.Mass(), patternName: "one of g, kg, oz, lb"), required: true);
        });

    /// <summary>Text with its format; HTML is made harmless where it is shown (JA-257).</summary>
    public static ValueFormat<RichText> RichText { get; } = ObjectFormat<RichText>.Of(
        static values => new RichText(values.Get<Domain.Common.TextFormat>("format"), values.Get<string>("value")!),
        static text =>
        {
            text.With<Domain.Common.TextFormat>("format", static value => value.Format, EnumFormat<Domain.Common.TextFormat>.Instance, required: true);
            text.With("value", static value => value.Format == Domain.Common.TextFormat.Html ? HtmlSanitizer.Clean(value.Value) : value.Value, new StringFormat(Domain.Common.RichText.MaxLength), required: true);
        });

    public static ValueFormat<string> Slug { get; } = new StringFormat(Require.MaxSlugLength, minLength: 1);

    public static ValueFormat<string> ExternalId { get; } = new StringFormat(Require.MaxExternalIdLength, minLength: 1);
}

internal static partial class Units
{
    [System.Text.RegularExpressions.GeneratedRegex("^(?:g|kg|oz|lb)$", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    public static partial System.Text.RegularExpressions.Regex Mass();
}
