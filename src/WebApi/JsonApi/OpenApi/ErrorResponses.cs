using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.WebApi.JsonApi.OpenApi;

/// <summary>What a request can be refused with; decides the codes that its URL lists.</summary>
[Flags]
internal enum Refusals
{
    None = 0,
    Shape = 1,
    Collection = 2 | Shape,
    Single = 4,
    Body = 8,
    Create = 16 | Body,
    Update = 32 | Body,
    Conditional = 64,
    KeyRequired = 128,
    VersionRequired = 256 | Conditional,
    Transition = 512 | Body,
    Operations = 1024 | Body | Conditional,
    Credentials = 2048,
    Form = 4096,
    Delete = 8192,
    Upstream = 16384,
    Feed = 32768,
}

/// <summary>The error answers of a URL, with the codes of the catalogue.</summary>
internal sealed class ErrorResponses(Components components)
{
    private static readonly string[] Always =
    [
        "unknown_parameter", "duplicate_parameter", "malformed_url", "unauthenticated", "token_expired", "invalid_api_key", "not_acceptable", "url_too_long", "headers_too_large",
        "rate_limited", "quota_exceeded", "internal_error", "temporarily_unavailable", "maintenance",
    ];

    /// <summary>Each status has one list of codes wherever it appears, unless what is asked decides it.</summary>
    private static readonly (Refusals When, string[] Codes)[] Rules =
    [
        (Refusals.Shape, ["unknown_include", "include_too_deep", "too_many_includes", "unknown_type", "unknown_field", "unsupported_sort", "invalid_filter_value"]),
        (Refusals.Collection, ["unknown_filter", "unknown_filter_operator", "too_many_filters", "invalid_page", "page_size_too_large", "page_out_of_range", "invalid_cursor", "mixed_pagination", "range_pagination_not_supported"]),
        (Refusals.Feed, ["cursor_expired"]),
        (Refusals.Single, ["not_found"]),
        (Refusals.Body, ["malformed_json", "invalid_document", "missing_data", "missing_type", "invalid_linkage", "invalid_idempotency_key", "payload_too_large", "unsupported_media_type", "related_not_found", "type_conflict", "request_in_progress", "idempotency_key_reused"]),
        (Refusals.Create, ["client_id_forbidden"]),
        (Refusals.Update, ["missing_id", "id_conflict", "full_replacement_forbidden"]),
        (Refusals.Conditional, ["invalid_header", "precondition_failed"]),
        (Refusals.KeyRequired, ["idempotency_key_required"]),
        (Refusals.VersionRequired, ["precondition_required"]),
        (Refusals.Transition, ["client_id_forbidden", "invalid_state_transition"]),
        (Refusals.Operations, ["invalid_operation", "unknown_lid", "duplicate_lid", "missing_id", "id_conflict", "client_id_forbidden", "full_replacement_forbidden", "too_many_operations", "extension_required", "not_found", "invalid_state_transition", "precondition_required"]),
        (Refusals.Credentials, ["insufficient_scope", "forbidden", "email_not_verified", "seller_suspended", "mfa_required"]),
        (Refusals.Upstream, ["upstream_failed", "upstream_timeout"]),
        (Refusals.Form, ["file_too_large"]),
        (Refusals.Delete, ["invalid_idempotency_key", "idempotency_key_reused", "request_in_progress", "resource_in_use"]),
    ];

    /// <summary>What rules of the domain say to a body: any of these may be a type's own.</summary>
    private static readonly string[] Domain =
    [
        "already_exists", "resource_in_use", "insufficient_stock", "price_changed", "cart_changed", "currency_mismatch", "duplicate_event", "invalid_state_transition",
        "required", "invalid_value", "invalid_format", "too_short", "too_long", "out_of_range", "not_unique", "unknown_field", "read_only", "unsupported_currency", "unsupported_locale",
        "invalid_coupon", "coupon_expired", "coupon_not_applicable", "payment_declined", "payment_action_required", "refund_exceeds_payment", "address_not_deliverable",
    ];

    public void AddTo(JsonObject responses, string kind, Refusals refusals)
    {
        foreach (var status in Codes(refusals).Order(StringComparer.Ordinal).GroupBy(pair => pair[..3]).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            string[] codes = [.. status.Select(pair => pair[4..]).Distinct(StringComparer.Ordinal)];
            var name = status.Key is "400" or "403" or "404" or "409" or "413" or "415" or "422" ? kind + status.Key : "error" + status.Key;
            responses[status.Key] = components.Response(name, () => Response(int.Parse(status.Key, CultureInfo.InvariantCulture), codes));
        }
    }

    private static IEnumerable<string> Codes(Refusals refusals)
    {
        foreach (var code in Always) yield return Placed(code);
        foreach (var (when, codes) in Rules.Where(rule => refusals.HasFlag(rule.When)))
        {
            foreach (var code in codes) yield return when == Refusals.Shape && code == "unknown_field" ? "400 unknown_field" : Placed(code);
        }

        if (!refusals.HasFlag(Refusals.Body)) yield break;
        foreach (var code in Domain) yield return Placed(code);
    }

    private static string Placed(string code) => string.Create(CultureInfo.InvariantCulture, $"{ErrorCatalogue.StatusOf(code)} {code}");

    private JsonObject Response(int status, string[] codes)
    {
        var response = new JsonObject { ["description"] = $"{ReasonPhrases.GetReasonPhrase(status)}. Codes: {string.Join(", ", codes.Select(code => $"`{code}`"))}." };
        if (status == 401) response["headers"] = new JsonObject { ["WWW-Authenticate"] = components.Header("wwwAuthenticate", () => ResponseHeaders.Header("The scheme that is needed.")) };
        if (status is 429 or 503) response["headers"] = new JsonObject { ["Retry-After"] = components.Header("retryAfter", ResponseHeaders.RetryAfter) };
        response["content"] = new JsonObject
        {
            [Wire.MediaType] = new JsonObject { ["schema"] = SchemaNodes.Ref("schemas", "errorDocument"), ["example"] = Example(status, codes[0]) },
        };
        return response;
    }

    private static JsonObject Example(int status, string code) => new()
    {
        ["jsonapi"] = new JsonObject { ["version"] = "1.1" },
        ["errors"] = new JsonArray(new JsonObject
        {
            ["id"] = "0HNP5F4LQ2T1S",
            ["status"] = status.ToString(CultureInfo.InvariantCulture),
            ["code"] = code,
            ["title"] = ErrorCatalogue.TitleOf(code),
            ["detail"] = $"{ErrorCatalogue.TitleOf(code)}.",
        }),
    };
}
