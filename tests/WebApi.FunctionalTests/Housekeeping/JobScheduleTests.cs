using System.Text.Json.Nodes;
using Marketplace.Domain.Platform;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Housekeeping;

/// <summary>When work is done by itself, and how somebody has it done now.</summary>
public sealed class JobScheduleTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Schedules = "/api/v1/admin/jobSchedules";

    [Fact]
    public async Task Every_kind_of_work_has_a_schedule_that_tells_when_it_is_due()
    {
        var found = (await api.Admin.Get($"{Schedules}?page[size]=50")).ShouldBe(200).Items;

        var kinds = found.Select(item => item!["attributes"]!["kind"]!.GetValue<string>()).ToList();
        kinds.ShouldBe(kinds.Order(StringComparer.Ordinal));
        kinds.ShouldContain("platform.trimOutbox");
        var tidy = found.Single(item => item!["attributes"]!["kind"]!.GetValue<string>() == "identity.tidy")!["attributes"]!;
        tidy["cron"]!.GetValue<string>().ShouldBe("@every PT1H");
        tidy["timeZone"]!.GetValue<string>().ShouldBe("UTC");
        tidy["nextRunAt"]!.GetValue<DateTimeOffset>().ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(30), DateTimeOffset.UtcNow.AddHours(1));
        (await api.Admin.Get($"{Schedules}?filter[isPaused]=true")).Items.ShouldContain(item => item!["attributes"]!["kind"]!.GetValue<string>() == "search.rebuild");
    }

    [Theory]
    [InlineData("0 3 * * *", "Indian/Mauritius")]
    [InlineData("0/30 * * * * ?", "UTC")]
    [InlineData("0 30 3 ? * SUN", "Europe/Paris")]
    [InlineData("@every PT0.5S", "America/New_York")]
    public async Task A_schedule_takes_cron_or_a_period(string cron, string timeZone)
    {
        var (url, asked) = (await UrlOf("media.sweep"), DateTimeOffset.UtcNow);

        var changed = (await api.Admin.Patch(url, Change(url, new { cron, timeZone, isPaused = false }))).ShouldBe(200).Attributes;

        changed["cron"]!.GetValue<string>().ShouldBe(cron);
        changed["nextRunAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(asked.AddSeconds(-1));
        (await api.Admin.Patch(url, Change(url, new { isPaused = true }))).ShouldBe(200).Attributes["nextRunAt"].ShouldBeNull();
    }

    [Fact]
    public async Task Cron_goes_by_the_clocks_of_its_time_zone()
    {
        var url = await UrlOf("identity.keyUses");

        var next = (await api.Admin.Patch(url, Change(url, new { cron = "0 3 * * *", timeZone = "Indian/Mauritius" }))).ShouldBe(200).Attributes["nextRunAt"]!.GetValue<DateTimeOffset>();

        next.UtcDateTime.TimeOfDay.ShouldBe(TimeSpan.FromHours(23));
    }

    [Theory]
    [InlineData("cron", "every day")]
    [InlineData("cron", "61 * * * *")]
    [InlineData("cron", "0 0 0 31 2 ?")]
    [InlineData("cron", "@every 30s")]
    [InlineData("cron", "@every PT0.01S")]
    [InlineData("cron", "")]
    [InlineData("timeZone", "Mars/Olympus")]
    [InlineData("timeZone", "Eastern Standard Time")]
    public async Task What_is_never_due_or_nowhere_is_refused(string attribute, string value)
    {
        var url = await UrlOf("media.sweep");

        var refused = await api.Admin.Patch(url, Change(url, new JsonObject { [attribute] = value }));

        refused.ShouldBeError(422, value.Length == 0 ? "required" : "invalid_value", $"/data/attributes/{attribute}");
    }

    [Fact]
    public async Task What_somebody_has_decided_outlives_the_program_and_its_settings()
    {
        var url = await UrlOf("platform.tidyJobs");
        (await api.Admin.Patch(url, Change(url, new { cron = "15 4 * * *" }))).ShouldBe(200);

        using var again = api.WithWebHostBuilder(builder => builder.UseSetting("Housekeeping:Periods:platform.tidyJobs", "00:10:00").UseSetting("Housekeeping:Periods:sellers.expireKyc", "00:20:00"));
        again.CreateClient().Dispose();

        (await api.Admin.Get(url)).Attributes["cron"]!.GetValue<string>().ShouldBe("15 4 * * *");
        (await api.Admin.Get(await UrlOf("sellers.expireKyc"))).Attributes["cron"]!.GetValue<string>().ShouldBe("@every PT20M");
    }

    [Fact]
    public async Task What_only_a_newer_program_knows_outlives_the_start_of_an_older_one_and_is_none_of_its_business()
    {
        const string Newer = "later.work";
        await ReadAsync(db =>
        {
            var schedule = JobSchedule.Of(Newer, new Timing("@every PT1H", "UTC", IsPaused: false));
            schedule.Decide(new Timing("15 4 * * *", "UTC", IsPaused: false));
            db.JobSchedules.Add(schedule);
            return db.SaveChangesAsync();
        });

        using var older = api.WithWebHostBuilder(_ => { });
        older.CreateClient().Dispose();

        (await ReadAsync(db => db.JobSchedules.SingleAsync(schedule => schedule.Kind == Newer))).Timing.ShouldBe(new Timing("15 4 * * *", "UTC", IsPaused: false));
        (await api.Admin.Get($"{Schedules}?filter[kind]={Newer}")).ShouldBe(200).Items.Count.ShouldBe(0);
        (await api.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = Newer }))).ShouldBeError(422, "invalid_value", "/data/attributes/kind");
    }

    [Fact]
    [Trait("Rule", "JA-196")]
    public async Task An_admin_has_work_done_at_once_and_can_follow_it()
    {
        using var worker = Worker();

        var job = (await api.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = "search.rebuild" }))).ShouldBe(202);

        job.Data["attributes"]!["kind"]!.GetValue<string>().ShouldBe("search.rebuild");
        await StatusOf(job.Id).ShouldBecome("succeeded");
        var schedule = (await api.Admin.Get($"{await UrlOf("search.rebuild")}?include=lastJob")).ShouldBe(200);
        schedule.Data["relationships"]!["lastJob"]!["data"]!["id"]!.GetValue<string>().ShouldBe(job.Id);
        schedule.Attributes["lastRunAt"]!.GetValue<DateTimeOffset>().ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_where_it_stands()
    {
        (await api.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { kind = "nothing" }))).ShouldBeError(422, "invalid_value", "/data/attributes/kind");
        (await api.Admin.Post("/api/v1/admin/jobs", Documents.Of("jobs", new { }))).ShouldBeError(422, "required");
    }

    [Fact]
    public async Task Of_what_the_clock_brings_about_the_last_run_of_a_kind_is_kept()
    {
        using var worker = Worker("platform.forgetAnswers");
        var first = await LastJobOf("platform.forgetAnswers")();

        await RunsSince(first).ShouldBecome(expected: true);

        (await ReadAsync(db => db.Jobs.CountAsync(job => job.Kind == "platform.forgetAnswers" && job.Status == JobStatus.Succeeded))).ShouldBeLessThanOrEqualTo(2);
    }

    private Func<Task<bool>> RunsSince(JobScheduleState? first) => async () => await LastJobOf("platform.forgetAnswers")() is { } now && now != first && await ReadAsync(db => db.Jobs.AnyAsync(job => job.Id == now.Job && job.Status == JobStatus.Succeeded));

    private Func<Task<JobScheduleState?>> LastJobOf(string kind) => () => ReadAsync(db => db.JobSchedules.Where(schedule => schedule.Kind == kind && schedule.LastJobId != null)
        .Select(schedule => new JobScheduleState(schedule.LastJobId!.Value)).SingleOrDefaultAsync());

    private WebApplicationFactory<Program> Worker(params string[] often)
    {
        var worker = api.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Housekeeping:Enabled", "true");
            foreach (var kind in often) builder.UseSetting($"Housekeeping:Periods:{kind}", "00:00:00.1");
        });
        worker.CreateClient().Dispose();
        return worker;
    }

    private Func<Task<string>> StatusOf(string job) => async () => (await api.Admin.Get($"/api/v1/admin/jobs/{job}")).ShouldBe(200).Attributes["status"]!.GetValue<string>();

    private async Task<string> UrlOf(string kind) => $"{Schedules}/{(await api.Admin.Get($"{Schedules}?filter[kind]={kind}")).Items[0]!["id"]!.GetValue<string>()}";

    private static object Change(string url, object attributes) => Documents.Of("jobSchedules", attributes, id: url[(url.LastIndexOf('/') + 1)..]);

    private async Task<T> ReadAsync<T>(Func<MarketplaceDbContext, Task<T>> read)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }

    private sealed record JobScheduleState(Domain.Common.JobId Job);
}
