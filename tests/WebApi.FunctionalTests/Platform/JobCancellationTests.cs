using Marketplace.Domain.Common;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Whoever has a job done can have it left.</summary>
public sealed class JobCancellationTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    [Trait("Rule", "JA-198")]
    public async Task What_nobody_has_begun_is_cancelled_at_once_and_once()
    {
        var job = (await api.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = "search.rebuild" }))).ShouldBe(202).Id;

        var cancelled = (await api.Admin.Post("/api/v1/admin/jobCancellations?include=job", Cancel(job))).ShouldBe(201);

        cancelled.Body!["included"]![0]!["attributes"]!["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await api.Admin.Get(cancelled.Response.Headers.Location!.ToString())).ShouldBe(200);
        (await api.Admin.Post("/api/v1/admin/jobCancellations", Cancel(job))).ShouldBe(200);
    }

    [Fact]
    public async Task What_runs_is_asked_to_stop()
    {
        var job = await StoredAsync(Job.OfRoutine("search.rebuild"), work => work.Start(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5)));

        (await api.Admin.Post("/api/v1/admin/jobCancellations", Cancel(job))).ShouldBe(201);

        (await api.Admin.Get($"/api/v1/admin/jobs/{job}")).Attributes["status"]!.GetValue<string>().ShouldBe("running");
        await using var scope = api.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>().Jobs.SingleAsync(found => found.Id == new JobId(Guid.Parse(job)), TestContext.Current.CancellationToken)).StopAskedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_finished_cannot_be_cancelled()
    {
        var job = await StoredAsync(Job.OfRoutine("search.rebuild"), work =>
        {
            work.Start(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5));
            work.Succeed(result: null, DateTimeOffset.UtcNow);
        });

        (await api.Admin.Post("/api/v1/admin/jobCancellations", Cancel(job))).ShouldBeError(409, "invalid_state_transition");
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    public async Task Jobs_of_others_are_not_there_to_be_cancelled()
    {
        var ofSellerA = await StoredAsync(Job.Queue("report", subject: null, ownerUserId: null, api.SellerAId), _ => { });

        (await api.SellerB.Post("/api/v1/seller/jobCancellations", Cancel(ofSellerA))).ShouldBeError(404, "related_not_found", "/data/relationships/job/data");
        (await api.BuyerA.Post("/api/v1/jobCancellations", Cancel(ofSellerA))).ShouldBeError(404, "related_not_found", "/data/relationships/job/data");
        (await api.SellerA.Post("/api/v1/seller/jobCancellations", Cancel(ofSellerA))).ShouldBe(201);
        (await api.SellerB.Get($"/api/v1/seller/jobCancellations/{ofSellerA}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task Cancelling_the_job_of_an_import_cancels_the_import()
    {
        var import = await LongImportAsync();

        (await api.SellerA.Post("/api/v1/seller/jobCancellations", Cancel(import.Job))).ShouldBe(201);

        (await api.SellerA.Get($"/api/v1/seller/imports/{import.Id}")).Attributes["status"]!.GetValue<string>().ShouldBe("cancelled");
        (await api.SellerA.Get($"/api/v1/seller/jobs/{import.Job}")).Attributes["status"]!.GetValue<string>().ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_request_about_ones_data_is_answered_and_not_cancelled()
    {
        var person = await api.RegisteredAsync(Accounts.NewEmail());
        var job = (await person.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" }))).ShouldBe(202).Id;

        (await person.Post("/api/v1/jobCancellations", Cancel(job))).ShouldBeError(409, "invalid_state_transition");
    }

    private static object Cancel(string job) => Documents.Of("jobCancellations", relationships: new { job = Documents.To("jobs", job) });

    private async Task<string> StoredAsync(Job job, Action<Job> prepare)
    {
        prepare(job);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.Jobs.Add(job);
        await db.SaveChangesAsync();
        return job.Id.Value.ToString();
    }

    private async Task<(string Id, string Job)> LongImportAsync()
    {
        var category = (await api.Admin.Get($"/api/v1/admin/categories/{await api.Category()}")).Attributes["slug"]!.GetValue<string>();
        var rows = string.Concat(Enumerable.Range(1, 5000).Select(number => $"bowl-{number},Bowl {number},true,3.00\n"));
        var job = (await api.SellerA.Call(HttpMethod.Post, $"/api/v1/seller/imports?defaultCategory={category}", $"Handle,Title,Published,Variant Price\n{rows}", "text/csv", [])).ShouldBe(202);
        return (job.Data["relationships"]!["subject"]!["data"]!["id"]!.GetValue<string>(), job.Id);
    }
}
