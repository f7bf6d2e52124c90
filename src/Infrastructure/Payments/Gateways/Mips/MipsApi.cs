using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Domain.Payments;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Payments.Gateways.Mips;

/// <summary>Requests to the aggregator: JSON by POST, basic authentication, and in every body the merchant as <c>authentify</c>. What opens or refunds carries our id, which the aggregator takes once.</summary>
internal sealed class MipsApi(GatewayHttp http, IOptions<MipsOptions> options)
{
    public static readonly GatewayAmounts Amounts = new(FrozenDictionary<string, int>.Empty, tensOnly: false);

    private const string UnknownCode = "not_found";

    public async Task<GatewayAnswer> AskAsync(string path, JsonObject body, CancellationToken ct)
    {
        var own = options.Value;
        body["authentify"] = new JsonObject { ["id_merchant"] = own.MerchantId, ["id_entity"] = own.EntityId, ["id_operator"] = own.OperatorId, ["operator_password"] = own.OperatorPassword };
        var text = body.ToJsonString();
        var request = GatewayRequest.Post(new Uri(own.BaseAddress, path), () => new StringContent(text, Encoding.UTF8, "application/json"), mayRepeat: true);
        request.Headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{own.User}:{own.Password}"));
        var answer = (await http.SendAsync(PaymentProvider.Mips, request, ct)).Accepted(PaymentProvider.Mips);
        return answer.Body.Text("answer", "operation_status") is null ? throw answer.Unreadable(PaymentProvider.Mips) : answer;
    }

    /// <summary>Null where the aggregator knows nothing of that name.</summary>
    public async Task<GatewayAnswer?> FindAsync(string path, JsonObject body, CancellationToken ct)
    {
        var answer = await AskAsync(path, body, ct);
        if (Succeeded(answer)) return answer;
        return CodeOf(answer) == UnknownCode ? null : throw answer.Unreadable(PaymentProvider.Mips);
    }

    public static bool Succeeded(GatewayAnswer answer) => answer.Body.Text("answer", "operation_status") == "success";

    public static string? CodeOf(GatewayAnswer answer) => answer.Body.Text("answer", "error_code");
}
