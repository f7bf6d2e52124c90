using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Work that takes time (api.md 18).</summary>
public sealed class JobTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    [Trait("Rule", "JA-196")]
    [Trait("Rule", "JA-197")]
    [Trait("Rule", "JA-198")]
    public async Task What_takes_time_is_a_job_that_its_owner_can_follow()
    {
        var category = (await api.Admin.Get($"/api/v1/admin/categories/{await api.Category()}")).Attributes["slug"]!.GetValue<string>();
        var job = (await api.SellerA.Call(HttpMethod.Post, $"/api/v1/seller/imports?defaultCategory={category}", "Handle,Title,Published,Variant Price\nbowl,Bowl,true,3.00\n", "text/csv", [])).ShouldBe(202);

        job.Data["type"]!.GetValue<string>().ShouldBe("jobs");
        var url = job.Data["links"]!["self"]!.GetValue<string>();
        job.Response.Content.Headers.ContentLocation!.ToString().ShouldBe(url);
        job.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        (await api.SellerB.Get(url)).ShouldBeError(404, "not_found");
        (await api.SellerB.Get("/api/v1/seller/jobs")).Items.ShouldBeEmpty();
        (await api.Admin.Get($"/api/v1/admin/jobs/{job.Id}")).ShouldBe(200);

        var done = await api.SellerA.Get(url);
        for (var tries = 0; done.Attributes["finishedAt"] is null && tries < 300; tries++)
        {
            done.ShouldBe(200).Response.Headers.RetryAfter.ShouldNotBeNull();
            await Task.Delay(100, TestContext.Current.CancellationToken);
            done = await api.SellerA.Get(url);
        }

        done.ShouldBe(200).Attributes["status"]!.GetValue<string>().ShouldBe("succeeded");
        done.Response.Headers.RetryAfter.ShouldBeNull();
        done.Attributes["progress"]!.ToJsonString().ShouldBe("""{"done":1,"total":1}""");
        done.Attributes["errors"]!.AsArray().ShouldBeEmpty();
        (await api.SellerA.Get(done.Data["relationships"]!["result"]!["links"]!["related"]!.GetValue<string>())).ShouldBe(200).Data["type"]!.GetValue<string>().ShouldBe("imports");
    }
}
