using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments;

/// <param name="Id">Unique at the provider.</param>
/// <param name="PaymentReference">The payment that it is about; null where it is about none.</param>
/// <param name="Key">Our payment's id, where the event carries it.</param>
/// <param name="Raw">The body as it may be kept: without secrets, and without what a card or a person is known by.</param>
public sealed record GatewayEvent(string Id, string Kind, string? PaymentReference, PaymentId? Key, DateTimeOffset OccurredAt, string Raw);
