using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.JsonApi;

/// <summary>PATCH, relationship URLs and DELETE (api.md 14 to 16), and conditional requests (20).</summary>
public sealed class UpdatingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Categories = "/api/v1/admin/categories";

    [Fact]
    [Trait("Rule", "JA-160")]
    [Trait("Rule", "JA-161")]
    [Trait("Rule", "JA-164")]
    [Trait("Rule", "JA-029")]
    public async Task What_is_not_sent_stays_and_what_changes_nothing_changes_nothing()
    {
        var made = await api.Admin.Post(Categories, Documents.Of("categories", new { name = "Before", description = "Stays" }));
        var url = $"{Categories}/{made.Id}";

        var changed = (await api.Admin.Patch(url, Documents.Of("categories", new { name = "After" }, id: made.Id))).ShouldBe(200);
        changed.Attributes["description"]!.GetValue<string>().ShouldBe("Stays");
        Version(changed).ShouldNotBe(Version(made));
        changed.ETag.ShouldBe($"\"{Version(changed)}\"");

        var same = (await api.Admin.Patch(url, Documents.Of("categories", new { name = "After", depth = 1 }, id: made.Id))).ShouldBe(200); // JA-153: sent back as read
        Version(same).ShouldBe(Version(changed));
        (await api.Admin.Patch(url, Documents.Of("categories", id: made.Id))).ShouldBe(200);
    }

    [Fact]
    [Trait("Rule", "JA-153")]
    [Trait("Rule", "JA-162")]
    [Trait("Rule", "JA-163")]
    [Trait("Rule", "JA-165")]
    [Trait("Rule", "JA-168")]
    public async Task Identity_is_checked_and_one_fault_refuses_everything()
    {
        var id = await api.Category(name: "Whole");
        var url = $"{Categories}/{id}";

        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "x" }))).ShouldBeError(400, "missing_id", "/data");
        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "x" }, id: Guid.NewGuid().ToString()))).ShouldBeError(409, "id_conflict", "/data/id");
        (await api.Admin.Patch(url, Documents.Of("tags", new { name = "x" }, id: id))).ShouldBeError(409, "type_conflict", "/data/type");
        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "Changed", depth = 5 }, id: id))).ShouldBeError(422, "read_only", "/data/attributes/depth");
        (await api.Admin.Get(url)).Attributes["name"]!.GetValue<string>().ShouldBe("Whole");
        (await api.Admin.Call(HttpMethod.Put, url, "{}", JsonApiClient.MediaType, [])).ShouldBeError(405, "method_not_allowed");
    }

    [Fact]
    [Trait("Rule", "JA-166")]
    [Trait("Rule", "JA-170")]
    [Trait("Rule", "JA-171")]
    [Trait("Rule", "JA-172")]
    [Trait("Rule", "JA-177")]
    public async Task A_to_one_is_replaced_and_cleared()
    {
        var (parent, child) = (await api.Category(), await api.Category());
        var url = $"{Categories}/{child}/relationships/parent";

        var set = await api.Admin.Patch(url, Documents.To("categories", parent));
        set.ShouldBe(204).ETag.ShouldNotBeNull();
        (await api.Admin.Get(url)).Data["id"]!.GetValue<string>().ShouldBe(parent);
        (await api.Admin.Get($"{Categories}/{child}/parent")).Id.ShouldBe(parent);
        (await api.Admin.Patch(url, new { data = Array.Empty<object>() })).ShouldBeError(400, "invalid_linkage", "/data");
        (await api.Admin.Patch(url, Documents.To("tags", parent))).ShouldBeError(409, "type_conflict", "/data/type");
        (await api.Admin.Patch(url, Documents.To("categories", Guid.NewGuid().ToString()))).ShouldBeError(404, "related_not_found", "/data");
        (await api.Admin.Post(url, Documents.To("categories", parent))).ShouldBeError(405, "method_not_allowed");
        (await api.Admin.Patch(url, """{"data":null}""")).ShouldBe(204);
        (await api.Admin.Get($"{Categories}/{child}")).Data["relationships"]!["parent"]!.AsObject()["data"].ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "JA-167")]
    [Trait("Rule", "JA-173")]
    [Trait("Rule", "JA-174")]
    [Trait("Rule", "JA-175")]
    [Trait("Rule", "JA-176")]
    public async Task A_to_many_grows_shrinks_and_is_replaced()
    {
        var product = (await api.SellerA.Post("/api/v1/seller/products", Documents.Of("products", new { name = "Tagged" }))).ShouldBe(201).Id;
        var tags = new List<string>();
        foreach (var name in (string[])["one", "two", "three"]) tags.Add((await api.Admin.Post("/api/v1/admin/tags", Documents.Of("tags", new { name = Seeding.Unique(name) }))).ShouldBe(201).Id);
        var url = $"/api/v1/seller/products/{product}/relationships/tags";
        object Linkage(params string[] ids) => new { data = ids.Select(id => new { type = "tags", id }) };
        async Task<string[]> Members() => [.. (await api.SellerA.Get(url)).ShouldBe(200).Items.Select(item => item!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

        (await api.SellerA.Post(url, Linkage(tags[0], tags[1]))).ShouldBe(204);
        (await api.SellerA.Post(url, Linkage(tags[1], tags[2]))).ShouldBe(204);
        (await Members()).ShouldBe(tags.Order(StringComparer.Ordinal));
        (await api.SellerA.Delete(url, Linkage(tags[0]))).ShouldBe(204);
        (await api.SellerA.Delete(url, Linkage(tags[0]))).ShouldBe(204);
        (await Members()).Length.ShouldBe(2);
        (await api.SellerA.Patch(url, Linkage(tags[0]))).ShouldBe(204);
        (await Members()).ShouldBe([tags[0]]);
        (await api.SellerA.Patch(url, Linkage())).ShouldBe(204);
        (await Members()).ShouldBeEmpty();
        (await api.SellerA.Post(url, """{"data":null}""")).ShouldBeError(400, "invalid_linkage", "/data");
        (await api.SellerA.Post(url, "{}")).ShouldBeError(400, "missing_data", "");
        (await api.SellerA.Post(url, Linkage(tags[0], Guid.NewGuid().ToString()))).ShouldBeError(404, "related_not_found", "/data/1");
        (await Members()).ShouldBeEmpty();
        (await api.SellerA.Patch($"/api/v1/seller/products/{product}/relationships/variants", new { data = Array.Empty<object>() })).ShouldBeError(403, "full_replacement_forbidden");

        // Two that add at once both count (JA-174).
        await Task.WhenAll(tags.Select(tag => api.SellerA.Post(url, Linkage(tag))));
        (await Members()).Length.ShouldBe(3);
    }

    [Fact]
    [Trait("Rule", "JA-180")]
    [Trait("Rule", "JA-181")]
    [Trait("Rule", "JA-182")]
    [Trait("Rule", "JA-183")]
    [Trait("Rule", "JA-227")]
    [Trait("Rule", "JA-311")]
    public async Task What_is_deleted_is_gone_and_what_is_used_stays()
    {
        var (id, key) = (await api.Category(), Guid.NewGuid().ToString());
        var url = $"{Categories}/{id}";

        (await api.Admin.Delete(url, Documents.Of("categories", id: id), ("Idempotency-Key", key))).ShouldBe(204).Body.ShouldBeNull();
        (await api.Admin.Get(url)).ShouldBeError(404, "not_found");
        (await api.Admin.Delete(url)).ShouldBeError(404, "not_found");
        (await api.Admin.Delete(url, body: null, ("Idempotency-Key", key))).ShouldBe(204);

        var used = (await api.Product()).Category;
        (await api.Admin.Delete($"{Categories}/{used}")).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Delete($"/api/v1/admin/orders/{Guid.NewGuid()}")).ShouldBeError(405, "method_not_allowed");
    }

    [Fact]
    [Trait("Rule", "JA-210")]
    [Trait("Rule", "JA-211")]
    [Trait("Rule", "JA-212")]
    [Trait("Rule", "JA-215")]
    public async Task Tags_answer_304_and_refuse_the_stale()
    {
        var id = await api.Category(name: "Tagged");
        var url = $"{Categories}/{id}";
        var tag = (await api.Admin.Get(url)).ETag!;

        (await api.Admin.Get(url, ("If-None-Match", tag))).ShouldBe(304).Body.ShouldBeNull();
        (await api.Admin.Get(Categories, ("If-None-Match", (await api.Admin.Get(Categories)).ETag!))).ShouldBe(304);
        var changed = (await api.Admin.Patch(url, Documents.Of("categories", new { name = "Newer" }, id: id), ("If-Match", tag))).ShouldBe(200);
        changed.ETag.ShouldNotBe(tag);
        (await api.Admin.Get(url, ("If-None-Match", tag))).ShouldBe(200);
        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "Stale" }, id: id), ("If-Match", tag))).ShouldBeError(412, "precondition_failed", header: "If-Match");
        (await api.Admin.Delete(url, body: null, ("If-Match", tag))).ShouldBeError(412, "precondition_failed");
        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "x" }, id: id), ("If-Match", "nonsense"))).ShouldBeError(400, "invalid_header", header: "If-Match");
        (await api.Admin.Patch(url, Documents.Of("categories", new { name = "Any" }, id: id), ("If-Match", "*"))).ShouldBe(200);
        (await api.Admin.Post(Categories, Documents.Of("categories", new { name = "x" }), ("If-None-Match", "*"))).ShouldBe(201);
    }

    [Fact]
    [Trait("Rule", "JA-213")]
    public async Task Of_several_writers_with_one_version_exactly_one_wins()
    {
        var id = await api.Category();
        var url = $"{Categories}/{id}";
        var tag = (await api.Admin.Get(url)).ETag!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => api.Admin.Patch(url, Documents.Of("categories", new { name = $"Writer {i}" }, id: id), ("If-Match", tag))));

        answers.Count(answer => (int)answer.Status == 200).ShouldBe(1);
        answers.Count(answer => (int)answer.Status == 412).ShouldBe(9);
    }

    [Fact]
    [Trait("Rule", "JA-214")]
    public async Task Prices_are_changed_with_if_match_only()
    {
        var sold = await api.Product();
        var price = (await api.SellerA.Get($"/api/v1/seller/prices?filter[listing]={sold.Listing}")).Items[0]!["id"]!.GetValue<string>();
        var url = $"/api/v1/seller/prices/{price}";
        var change = Documents.Of("prices", new { amount = Documents.Money("11.00") }, id: price);

        (await api.SellerA.Patch(url, change)).ShouldBeError(428, "precondition_required", header: "If-Match");
        (await api.SellerA.Patch(url, change, ("If-Match", (await api.SellerA.Get(url)).ETag!))).ShouldBe(200).Attributes["amount"]!["amount"]!.GetValue<string>().ShouldBe("11.00");
        (await api.Anonymous.Get($"/api/v1/products/{sold.Product}")).Attributes["price"]!["amount"]!.GetValue<string>().ShouldBe("11.00");
    }

    private static string Version(Answered answer) => answer.Data["meta"]!["version"]!.GetValue<string>();
}
