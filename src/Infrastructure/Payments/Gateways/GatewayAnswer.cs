using System.Net;
using System.Text.Json;
using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>What a payment provider answered, whether it likes the request or not.</summary>
internal sealed record GatewayAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public string Raw => Redaction.Of(Body);

    /// <summary>Wrong credentials say nothing of a payment: whoever runs the program mends them, and the request is sent again.</summary>
    public GatewayAnswer Accepted(PaymentProvider provider) => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        ? throw new GatewayUnreachableException(provider, $"{provider} does not accept our credentials ({(int)Status}).")
        : this;

    /// <summary>An answer without which it is not known what became of the request.</summary>
    public GatewayUnreachableException Unreadable(PaymentProvider provider) => new(provider, $"{provider} answers {(int)Status} in a form that is not known.");
}
