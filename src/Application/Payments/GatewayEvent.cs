using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments;

/// <param name="Id">Unique at the provider.</param>
/// <param name="PaymentReference">The payment that it is about; null where it is about none.</param>
/// <param name="Key">Our payment's id, where the event carries it.</param>
public sealed record GatewayEvent(string Id, string Kind, string? PaymentReference, PaymentId? Key, DateTimeOffset OccurredAt);
