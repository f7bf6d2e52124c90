using Marketplace.Application.Payments;
using Marketplace.Domain.Common;
using Marketplace.Domain.Payments;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Payments;

/// <summary>Structured attributes of payments and refunds.</summary>
internal static class PaymentFormats
{
    public static ValueFormat<PaymentAction> Action { get; } = ObjectFormat<PaymentAction>.Of(
        static values => new PaymentAction(values.Get<PaymentActionKind>("kind"), values.Get<string>("url"), values.Get<IReadOnlyDictionary<string, string>>("data"), values.Get<DateTimeOffset?>("expiresAt")),
        static action =>
        {
            action.With<PaymentActionKind>("kind", static value => value.Kind, EnumFormat<PaymentActionKind>.Instance, required: true);
            action.With("url", static value => value.Url, StringFormat.Any);
            action.With("data", static value => value.Data, new TextMapFormat(20, 100, 4000));
            action.With("expiresAt", static value => value.ExpiresAt, TimestampFormat.Instance);
        });

    public static ValueFormat<PaymentFault> Fault { get; } = ObjectFormat<PaymentFault>.Of(
        static values => new PaymentFault(values.Get<string>("code")!, values.Get<string>("message")!),
        static fault =>
        {
            fault.With("code", static value => value.Code, StringFormat.Any, required: true);
            fault.With("message", static value => value.Message, StringFormat.Any, required: true);
        });

    public static ValueFormat<PricedPart> Part { get; } = ObjectFormat<PricedPart>.Of(
        static values => new PricedPart(values.Get<RefundPartKind>("kind"), values.Get<Money>("amount")),
        static part =>
        {
            part.With<RefundPartKind>("kind", static value => value.Kind, EnumFormat<RefundPartKind>.Instance, required: true);
            part.With<Money>("amount", static value => value.Amount, MoneyFormat.Instance, required: true);
        });
}
