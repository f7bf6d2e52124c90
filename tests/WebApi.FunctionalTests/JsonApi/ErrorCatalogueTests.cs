using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>The codes of errors, and what every error says beside its code (api.md 12).</summary>
public sealed class ErrorCatalogueTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    /// <summary>The catalogue as the contract has it, copied so that neither changes unseen. Codes that later parts will use stand in it already.</summary>
    private static readonly Dictionary<int, string> Contract = new()
    {
        [400] = "malformed_json invalid_document missing_data missing_type missing_id invalid_linkage unknown_parameter duplicate_parameter unknown_include include_too_deep too_many_includes unknown_type unknown_field unsupported_sort unknown_filter unknown_filter_operator invalid_filter_value too_many_filters invalid_page page_size_too_large page_out_of_range invalid_cursor mixed_pagination range_pagination_not_supported invalid_operation unknown_lid duplicate_lid invalid_idempotency_key idempotency_key_required malformed_url",
        [401] = "unauthenticated token_expired invalid_credentials invalid_api_key",
        [403] = "forbidden insufficient_scope client_id_forbidden full_replacement_forbidden email_not_verified seller_suspended mfa_required",
        [404] = "not_found related_not_found",
        [405] = "method_not_allowed",
        [406] = "not_acceptable",
        [415] = "unsupported_media_type extension_required",
        [409] = "type_conflict id_conflict already_exists resource_in_use invalid_state_transition insufficient_stock price_changed cart_changed currency_mismatch request_in_progress duplicate_event",
        [412] = "precondition_failed",
        [428] = "precondition_required",
        [413] = "payload_too_large too_many_operations file_too_large",
        [414] = "url_too_long",
        [431] = "headers_too_large",
        [422] = "required invalid_value invalid_format too_short too_long out_of_range not_unique unknown_field read_only unsupported_currency unsupported_locale invalid_coupon coupon_expired coupon_not_applicable payment_declined payment_action_required refund_exceeds_payment address_not_deliverable idempotency_key_reused",
        [429] = "rate_limited quota_exceeded",
        [503] = "temporarily_unavailable maintenance",
        [500] = "internal_error",
        [502] = "upstream_failed",
        [504] = "upstream_timeout",
    };

    /// <summary>What the contract demands a status for and names no code: a malformed If-Match is 400 (JA-215), a cursor of the change feed from before what is kept is 410. New codes may appear (JA-125).</summary>
    private static readonly string[] Own = ["400 invalid_header", "410 cursor_expired"];

    [Fact]
    [Trait("Rule", "JA-130")]
    public void The_catalogue_is_that_of_the_contract()
    {
        var contract = Contract.SelectMany(row => row.Value.Split(' ').Select(code => $"{row.Key} {code}")).Where(line => line != "400 unknown_field"); // in fields[…]: below

        ErrorCatalogue.Codes.Select(code => $"{ErrorCatalogue.StatusOf(code)} {code}").ShouldBe([.. contract, .. Own], ignoreOrder: true);
    }

    [Fact]
    [Trait("Rule", "JA-130")]
    public async Task An_unknown_field_is_400_in_the_query_and_422_in_the_body()
    {
        (await api.Anonymous.Get("/api/v1/tags?fields[tags]=bogus")).ShouldBeError(400, "unknown_field", parameter: "fields[tags]");
        (await api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { bogus = 1 }))).ShouldBeError(422, "unknown_field", "/data/attributes/bogus");
    }

    [Fact]
    [Trait("Rule", "JA-125")]
    public void Codes_are_in_snake_case_and_each_has_one_title()
    {
        foreach (var code in ErrorCatalogue.Codes) code.ShouldMatch("^[a-z]+(_[a-z]+)*$");
        ErrorCatalogue.Codes.Select(ErrorCatalogue.TitleOf).ShouldBeUnique();
    }

    [Fact]
    [Trait("Rule", "JA-125")]
    public async Task The_title_is_of_the_code_and_the_detail_of_the_case()
    {
        var one = (await api.Anonymous.Get("/api/v1/tags?bogus=1")).ShouldBeError(400, "unknown_parameter");
        var other = (await api.Anonymous.Get("/api/v1/tags?strange=1", ("Accept-Language", "de"))).ShouldBeError(400, "unknown_parameter");

        other["title"]!.GetValue<string>().ShouldBe(one["title"]!.GetValue<string>());
        other["detail"]!.GetValue<string>().ShouldNotBe(one["detail"]!.GetValue<string>());
    }

    [Theory]
    [Trait("Rule", "JA-122")]
    [InlineData("/api/v1/tags?page%5Bsize%5D=0", null, null, "parameter", "page[size]")]
    [InlineData("/api/v1/tags?filter[bogus]=1", null, null, "parameter", "filter[bogus]")]
    [InlineData("/api/v1/tags?include=bogus", null, null, "parameter", "include")]
    [InlineData("/api/v1/tags?sort=bogus", null, null, "parameter", "sort")]
    [InlineData("/api/v1/tags?page[after]=bogus", null, null, "parameter", "page[after]")]
    [InlineData("/api/v1/tags", "Accept", "text/html", "header", "Accept")]
    [InlineData("/api/v1/tags", "Content-Type", "application/vnd.api+json; charset=utf-8", "header", "Content-Type")]
    [InlineData("/api/v1/tags", "Authorization", "Bearer bogus", "header", "Authorization")]
    [InlineData("/api/v1/admin/tags", "Idempotency-Key", "\"", "header", "Idempotency-Key")]
    [InlineData("/api/v1/admin/tags", null, null, "pointer", "/data/attributes/name")]
    public async Task Whatever_is_to_blame_is_named(string url, string? header, string? value, string member, string place)
    {
        var isWrite = url.Contains("/admin/", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(isWrite ? HttpMethod.Post : HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (isWrite) request.Content = new StringContent("""{"data":{"type":"tags","attributes":{"name":7}}}""", System.Text.Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue(JsonApiClient.MediaType));
        if (header == "Content-Type") request.Content = new ByteArrayContent([]);
        if (header == "Content-Type") request.Content!.Headers.TryAddWithoutValidation(header, value);
        else if (header is not null) request.Headers.TryAddWithoutValidation(header, value);
        using var response = await (isWrite ? api.Admin : api.Anonymous).SendAsync(request, TestContext.Current.CancellationToken);
        var errors = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]!.AsArray();

        errors.ShouldHaveSingleItem()!["source"]!.ToJsonString().ShouldBe(new JsonObject { [member] = place }.ToJsonString());
    }

    [Theory]
    [Trait("Rule", "JA-124")]
    [InlineData("/api/v1/tags?page[size]=101", null)]
    [InlineData("/api/v1/tags?page[size]=101&page[after]=a", "max-size-exceeded")]
    [InlineData("/api/v1/tags?page[after]=a&page[before]=b", "range-pagination-not-supported")]
    [InlineData("/api/v1/tags?bogus=1", null)]
    [InlineData("/api/v1/nothing", null)]
    public async Task The_links_of_an_error_are_about_and_type(string url, string? type)
    {
        var links = (await api.Anonymous.Get(url)).Body!["errors"]![0]!["links"]?.AsObject();

        (links ?? []).Select(link => link.Key).ShouldBeSubsetOf(["about", "type"]);
        if (type is not null) links!["type"]!.ToJsonString().ShouldContain(CursorTests.Profile + type);
    }
}
