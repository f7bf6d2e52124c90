using Marketplace.Domain.Common;

namespace Marketplace.Application.Payments;

public sealed record GatewayRefundOrder(string PaymentReference, Money Amount, string Key, string? Reason);

public enum GatewayRefundStatus { Pending, Succeeded, Failed }

public sealed record GatewayRefund(string Reference, GatewayRefundStatus Status, Money Amount, GatewayFailure? Failure, string Raw);
