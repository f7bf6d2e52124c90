using System.Text.Json.Nodes;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>POST on a collection (api.md 13) and the errors of bodies (12).</summary>
public sealed class CreatingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/admin/categories";

    [Fact]
    [Trait("Rule", "JA-140")]
    [Trait("Rule", "JA-141")]
    [Trait("Rule", "JA-142")]
    [Trait("Rule", "JA-155")]
    [Trait("Rule", "JA-259")]
    public async Task What_was_sent_is_stored_and_found_at_its_location()
    {
        var made = (await api.Admin.Post(Categories, Documents.Of("categories", new { name = "Crème brûlée 🍮", description = " kept as sent " }))).ShouldBe(201);

        made.Response.Headers.Location!.ToString().ShouldBe(made.Data["links"]!["self"]!.GetValue<string>());
        Guid.Parse(made.Id).Version.ShouldBe(7);
        made.Id.ShouldBe(made.Id.ToLowerInvariant());
        made.Attributes["description"]!.GetValue<string>().ShouldBe(" kept as sent ");
        var read = (await api.Admin.Get(made.Response.Headers.Location!.ToString())).ShouldBe(200);
        read.Data.ToJsonString().ShouldBe(made.Data.ToJsonString());
        read.Attributes["createdAt"]!.GetValue<string>().ShouldEndWith("Z");
        (await api.Admin.Get($"{Categories}?filter[slug]={made.Attributes["slug"]}")).Items.Count.ShouldBe(1);
    }

    [Theory]
    [Trait("Rule", "JA-143")]
    [Trait("Rule", "JA-144")]
    [Trait("Rule", "JA-145")]
    [Trait("Rule", "JA-146")]
    [Trait("Rule", "JA-147")]
    [Trait("Rule", "JA-148")]
    [Trait("Rule", "JA-152")]
    [Trait("Rule", "JA-155")]
    [Trait("Rule", "JA-123")]
    [InlineData("", 400, "malformed_json", "")]
    [InlineData("{", 400, "malformed_json", "")]
    [InlineData("[]", 400, "invalid_document", "")]
    [InlineData("\"x\"", 400, "invalid_document", "")]
    [InlineData("""{"data":{"type":"categories","type":"categories"}}""", 400, "malformed_json", "")]
    [InlineData("{}", 400, "missing_data", "")]
    [InlineData("""{"data":null}""", 400, "missing_data", "/data")]
    [InlineData("""{"data":[]}""", 400, "invalid_document", "/data")]
    [InlineData("""{"data":{}}""", 400, "missing_type", "/data")]
    [InlineData("""{"data":{"type":1}}""", 400, "invalid_document", "/data/type")]
    [InlineData("""{"data":{"type":"categories","attributes":[]}}""", 400, "invalid_document", "/data/attributes")]
    [InlineData("""{"data":{"type":"products"}}""", 409, "type_conflict", "/data/type")]
    [InlineData("""{"data":{"type":"nothing"}}""", 409, "type_conflict", "/data/type")]
    [InlineData("""{"data":{"type":"\ud800"}}""", 409, "type_conflict", "/data/type")]
    [InlineData("""{"data":{"type":"categories","attributes":{"\ud800":1}}}""", 400, "malformed_json", "")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{"data":{"type":"\udc00","id":"1"}}}}}""", 409, "type_conflict", "/data/relationships/parent/data/type")]
    [InlineData("""{"data":{"type":"categories","id":"0197a000-0000-7000-8000-000000000001","attributes":{"name":"x"}}}""", 403, "client_id_forbidden", "/data/id")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{}}}}""", 400, "invalid_linkage", "/data/relationships/parent")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{"data":[]}}}}""", 400, "invalid_linkage", "/data/relationships/parent/data")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{"data":{"type":"categories"}}}}}""", 400, "invalid_linkage", "/data/relationships/parent/data")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{"data":{"type":"tags","id":"1"}}}}}""", 409, "type_conflict", "/data/relationships/parent/data/type")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"parent":{"data":{"type":"categories","id":"nonsense"}}}}}""", 404, "related_not_found", "/data/relationships/parent/data")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x"},"relationships":{"bogus":{"data":null}}}}""", 422, "unknown_field", "/data/relationships/bogus")]
    [InlineData("""{"data":{"type":"categories"}}""", 422, "required", "/data")]
    [InlineData("""{"data":{"type":"categories","attributes":{}}}""", 422, "required", "/data/attributes")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":null}}}""", 422, "required", "/data/attributes/name")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":""}}}""", 422, "required", "/data/attributes/name")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":7}}}""", 422, "invalid_format", "/data/attributes/name")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"a\u0000b"}}}""", 422, "invalid_format", "/data/attributes/name")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"a\ud800b"}}}""", 422, "invalid_format", "/data/attributes/name")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","position":-1}}}""", 422, "out_of_range", "/data/attributes/position")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","position":1e400}}}""", 422, "out_of_range", "/data/attributes/position")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","position":1.5}}}""", 422, "invalid_format", "/data/attributes/position")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","a/b~c":1}}}""", 422, "unknown_field", "/data/attributes/a~1b~0c")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","depth":3}}}""", 422, "read_only", "/data/attributes/depth")]
    [InlineData("""{"data":{"type":"categories","attributes":{"name":"x","slug":"Not A Slug"}}}""", 422, "invalid_format", "/data/attributes/slug")]
    public async Task A_fault_is_named_and_pointed_at(string body, int status, string code, string pointer) =>
        (await api.Admin.Post(Categories, body)).ShouldBeError(status, code, pointer);

    [Fact]
    [Trait("Rule", "JA-148")]
    public async Task Thirty_three_levels_are_too_deep() =>
        (await api.Admin.Post(Categories, "{\"data\":" + string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)) + "}")).ShouldBeError(400, "malformed_json", "");

    [Fact]
    [Trait("Rule", "JA-149")]
    [Trait("Rule", "JA-151")]
    [Trait("Rule", "JA-120")]
    [Trait("Rule", "JA-128")]
    public async Task All_faults_of_fields_come_together()
    {
        var answer = await api.Admin.Post(Categories, Documents.Of("categories", new { name = "", position = -1, bogus = 1, depth = 1 }));

        answer.ShouldBe(422).Body!["errors"]!.AsArray().Select(error => error!["source"]!["pointer"]!.GetValue<string>()).Order(StringComparer.Ordinal)
            .ShouldBe(["/data/attributes/bogus", "/data/attributes/depth", "/data/attributes/name", "/data/attributes/position"]);
        answer.Body!["errors"]!.AsArray().Select(error => error!["id"]!.GetValue<string>()).Distinct().Count().ShouldBe(4);
        answer.Body!.AsObject().ContainsKey("included").ShouldBeFalse(); // JA-022
    }

    [Fact]
    [Trait("Rule", "JA-156")]
    public async Task A_taken_slug_is_refused_at_the_slug_also_in_a_race()
    {
        var slug = Seeding.Unique("slug").ToLowerInvariant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => api.Admin.Post(Categories, Documents.Of("categories", new { name = $"C{i}", slug }))));

        answers.Count(answer => (int)answer.Status == 201).ShouldBe(1);
        foreach (var lost in answers.Where(answer => (int)answer.Status != 201)) lost.ShouldBeError(422, "not_unique", "/data/attributes/slug");
    }

    [Fact]
    [Trait("Rule", "JA-154")]
    public async Task A_creation_takes_include_and_fields_and_nothing_else()
    {
        var parent = await api.Category();
        var body = Documents.Of("categories", new { name = "Child" }, new { parent = Documents.To("categories", parent) });

        var made = (await api.Admin.Post(Categories + "?include=parent&fields[categories]=name,parent", body)).ShouldBe(201);
        made.Body!["included"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(parent);
        made.Attributes.AsObject().Select(attribute => attribute.Key).ShouldBe(["name"]);
        (await api.Admin.Post(Categories + "?filter[name]=x", body)).ShouldBeError(400, "unknown_parameter", parameter: "filter[name]");
    }

    [Fact]
    [Trait("Rule", "JA-028")]
    [Trait("Rule", "JA-038")]
    public async Task Structural_members_that_are_unknown_are_ignored()
    {
        var made = await api.Admin.Post(Categories, """{"x":1,"@a":2,"data":{"type":"categories","lid":"l1","@b":1,"ns:c":2,"attributes":{"name":"Lid","@d":1}}}""");

        made.ShouldBe(201).Data.AsObject().ContainsKey("lid").ShouldBeFalse();
        made.Id.ShouldNotBe("l1");
    }

    [Fact]
    [Trait("Rule", "JA-129")]
    public async Task A_request_is_judged_in_the_documented_order()
    {
        (await api.Anonymous.Call(HttpMethod.Put, Categories, "{", "text/plain", [("Accept", "text/html")])).ShouldBeError(405, "method_not_allowed");
        (await api.Anonymous.Call(HttpMethod.Post, Categories, "{", "text/plain", [("Accept", "text/html")])).ShouldBeError(406, "not_acceptable");
        (await api.Anonymous.Call(HttpMethod.Post, Categories, "{", "text/plain", [])).ShouldBeError(415, "unsupported_media_type");
        (await api.Anonymous.Post(Categories + "?bogus=1", "{")).ShouldBeError(401, "unauthenticated");
        (await api.SellerA.Post(Categories + "?bogus=1", "{")).ShouldBeError(400, "unknown_parameter", parameter: "bogus");
        (await api.SellerA.Post(Categories, "{")).ShouldBeError(403, "insufficient_scope");
        (await api.Admin.Patch(Categories + "/nonsense", "{")).ShouldBeError(404, "not_found");
    }

    [Theory]
    [Trait("Rule", "JA-250")]
    [InlineData("12.345", "USD", 422, "invalid_format", "/data/attributes/price/amount")]
    [InlineData("12.5", "JPY", 422, "invalid_format", "/data/attributes/price/amount")]
    [InlineData("1e3", "USD", 422, "invalid_format", "/data/attributes/price/amount")]
    [InlineData("+1", "USD", 422, "invalid_format", "/data/attributes/price/amount")]
    [InlineData("999999999999999.00", "USD", 422, "out_of_range", "/data/attributes/price/amount")]
    [InlineData("0.00", "USD", 422, "out_of_range", "/data/attributes/price/amount")]
    [InlineData("-1.00", "USD", 422, "out_of_range", "/data/attributes/price/amount")]
    [InlineData("1.00", "XXX", 422, "unsupported_currency", "/data/attributes/price/currency")]
    [InlineData("1.00", "CHF", 422, "unsupported_currency", "/data/attributes/price/currency")]
    public async Task Money_is_exact_or_refused(string amount, string currency, int status, string code, string pointer) =>
        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Priced", price = new { amount, currency } }))).ShouldBeError(status, code, pointer);

    [Fact]
    public async Task A_refused_creation_leaves_nothing_behind()
    {
        var name = Seeding.Unique("Nothing");
        (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name, price = Documents.Money("0.00") }))).ShouldBe(422);

        ((JsonArray)(await api.SellerA.Get($"/api/v1/seller/products?filter[name]={name}")).ShouldBe(200).Data).Count.ShouldBe(0);
    }
}
