using Marketplace.Application.Common;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

/// <summary>What can be decided about a product, and what was.</summary>
internal static partial class CustomizationFormats
{
    private static readonly StringFormat Code = new(CustomizationLimits.CodeLength, minLength: 1, CodeForm(), "a code");
    private static readonly StringFormat Name = new(CustomizationLimits.NameLength, minLength: 1);
    private static readonly DecimalFormat Bound = new(CustomizationLimits.Decimals, -CustomizationLimits.Number, CustomizationLimits.Number, least: 0);
    private static readonly DecimalFormat Percent = new(2, 0, CustomizationLimits.Percent, least: 0);
    private static readonly ValueFormat<IReadOnlyList<Money>> Amounts = new ListFormat<Money>(MoneyFormat.Instance, Currencies);
    private static readonly ValueFormat<IReadOnlyList<string>> Codes = new ListFormat<string>(Code, CustomizationLimits.Choices);

    /// <summary>Of ISO 4217 there are fewer.</summary>
    private const int Currencies = 200;

    /// <summary>What a buyer sends and gets back: codes of the template.</summary>
    public static ValueFormat<IReadOnlyList<CustomizationAnswer>> Answers { get; } = new ListFormat<CustomizationAnswer>(
        ObjectFormat<CustomizationAnswer>.Of(
            static values => new CustomizationAnswer(values.Get<string>("group")!, values.Get<IReadOnlyList<string>>("choices") ?? [], values.Get<string>("text")),
            static answer =>
            {
                answer.With("group", static value => value.Group, Code, required: true);
                answer.With("choices", static value => value.Choices, Codes);
                answer.With("text", static value => value.Text, new StringFormat(CustomizationLimits.TextLength));
            }),
        CustomizationLimits.Groups);

    public static ValueFormat<IReadOnlyList<CustomizationGroup>> Groups { get; } = new ListFormat<CustomizationGroup>(
        ObjectFormat<CustomizationGroup>.Of(
            static values => new CustomizationGroup(values.Get<string>("code")!, values.Get<string>("name")!, values.Get<CustomizationKind>("kind"))
            {
                IsRequired = values.Get<bool>("isRequired"),
                Minimum = values.Get<decimal?>("minimum"),
                Maximum = values.Get<decimal?>("maximum"),
                MaxLength = values.Get<int?>("maxLength"),
                Choices = values.Get<IReadOnlyList<CustomizationChoice>>("choices") ?? [],
                Surcharge = SurchargeOf(values),
            },
            static group =>
            {
                group.With("code", static value => value.Code, Code, required: true);
                group.With("name", static value => value.Name, Name, required: true);
                group.With<CustomizationKind>("kind", static value => value.Kind, EnumFormat<CustomizationKind>.Instance, required: true);
                group.With<bool>("isRequired", static value => value.IsRequired, BooleanFormat.Instance);
                group.With<decimal>("minimum", static value => value.Minimum, Bound);
                group.With<decimal>("maximum", static value => value.Maximum, Bound);
                group.With<int>("maxLength", static value => value.MaxLength, new IntegerFormat(1, CustomizationLimits.TextLength));
                group.With("choices", static value => value.Choices, Choices);
                group.With("surcharges", static value => value.Surcharge.Amounts, Amounts);
                group.With<decimal>("surchargePercent", static value => value.Surcharge.Percent, Percent);
            }),
        CustomizationLimits.Groups);

    public static ValueFormat<IReadOnlyList<CustomizationRule>> Rules { get; } = new ListFormat<CustomizationRule>(
        ObjectFormat<CustomizationRule>.Of(
            static values => new CustomizationRule(values.Get<CustomizationCondition>("when")!, values.Get<CustomizationConsequence>("then")!),
            static rule =>
            {
                rule.With("when", static value => value.When, When, required: true);
                rule.With("then", static value => value.Then, Then, required: true);
            }),
        CustomizationLimits.Rules);

    public static IReadOnlyList<CustomizationAnswer> Of(CustomizationSnapshot? chosen) => chosen?.Wish().Answers ?? [];

    public static IReadOnlyList<UploadId> UploadsOf(CustomizationSnapshot? chosen) => chosen?.Uploads() ?? [];

    /// <summary>Which group a file answers.</summary>
    public static string? GroupOf(CustomizationSnapshot? chosen, Guid file) => chosen?.Parts.FirstOrDefault(part => part.Uploads.Contains(new UploadId(file)))?.Group;

    /// <summary>What a request asks for, by its <c>customization</c> and <c>uploads</c>.</summary>
    public static CustomizationWish WishOf(Body body) => new(body.Get<IReadOnlyList<CustomizationAnswer>>("customization") ?? [], FilesOf(body).Or([]));

    public static Optional<IReadOnlyList<CustomizationFile>> FilesOf(Body body) =>
        body.ManyWithWords<UploadId>("uploads") is { IsPresent: true, Value: var files } ? new(IsPresent: true, [.. files.Select(file => new CustomizationFile(file.Id, file.Word))]) : default;

    private static ValueFormat<IReadOnlyList<CustomizationChoice>> Choices => new ListFormat<CustomizationChoice>(
        ObjectFormat<CustomizationChoice>.Of(
            static values => new CustomizationChoice(values.Get<string>("code")!, values.Get<string>("name")!) { IsDefault = values.Get<bool>("isDefault"), Surcharge = SurchargeOf(values) },
            static choice =>
            {
                choice.With("code", static value => value.Code, Code, required: true);
                choice.With("name", static value => value.Name, Name, required: true);
                choice.With<bool>("isDefault", static value => value.IsDefault, BooleanFormat.Instance);
                choice.With("surcharges", static value => value.Surcharge.Amounts, Amounts);
                choice.With<decimal>("surchargePercent", static value => value.Surcharge.Percent, Percent);
            }),
        CustomizationLimits.Choices);

    private static ValueFormat<CustomizationCondition> When => ObjectFormat<CustomizationCondition>.Of(
        static values => new CustomizationCondition(values.Get<string>("group")!, values.Get<IReadOnlyList<string>>("choices") ?? []),
        static when =>
        {
            when.With("group", static value => value.Group, Code, required: true);
            when.With("choices", static value => value.Choices, Codes);
        });

    private static ValueFormat<CustomizationConsequence> Then => ObjectFormat<CustomizationConsequence>.Of(
        static values => new CustomizationConsequence(values.Get<CustomizationEffect>("effect"), values.Get<string>("group")!, values.Get<IReadOnlyList<string>>("choices") ?? []),
        static then =>
        {
            then.With<CustomizationEffect>("effect", static value => value.Effect, EnumFormat<CustomizationEffect>.Instance, required: true);
            then.With("group", static value => value.Group, Code, required: true);
            then.With("choices", static value => value.Choices, Codes);
        });

    private static CustomizationSurcharge SurchargeOf(MemberValues values) => new(values.Get<IReadOnlyList<Money>>("surcharges") ?? [], values.Get<decimal?>("surchargePercent"));

    [System.Text.RegularExpressions.GeneratedRegex("^[A-Za-z0-9_-]+$", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex CodeForm();
}
