using Marketplace.Infrastructure.Health;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.WebApi.FunctionalTests.Operations;

/// <summary>What a load balancer and a keeper of processes ask (OBS-04).</summary>
public sealed class HealthTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task A_node_that_has_all_it_needs_is_ready()
    {
        var answer = await api.Anonymous.Get("/health/ready");

        answer.ShouldBe(200);
        answer.Body!["status"]!.GetValue<string>().ShouldBe("ready");
        foreach (var check in (string[])["database", "disk.data", "disk.media"]) answer.Body["checks"]![check]!["status"]!.GetValue<string>().ShouldBe("ok");
    }

    [Fact]
    public async Task A_process_that_answers_is_alive() => (await api.Anonymous.Get("/health/live")).ShouldBe(200).Body!["status"]!.GetValue<string>().ShouldBe("live");

    [Theory]
    [InlineData(ReadinessStatus.Ok, 200, "ready")]
    [InlineData(ReadinessStatus.Degraded, 200, "degraded")]
    [InlineData(ReadinessStatus.Failed, 503, "unready")]
    public async Task The_worst_finding_is_what_the_node_says(ReadinessStatus status, int answered, string said)
    {
        await using var host = With(_ => Task.FromResult(new ReadinessFinding(status, "as it is")));

        var answer = await host.CreateClient().Get("/health/ready");

        answer.ShouldBe(answered);
        answer.Body!["status"]!.GetValue<string>().ShouldBe(said);
        answer.Body["checks"]!["other"]!["detail"]!.GetValue<string>().ShouldBe("as it is");
    }

    [Fact]
    public async Task What_does_not_answer_is_not_waited_for()
    {
        await using var host = With(
            async ct =>
            {
                await Task.Delay(TimeSpan.FromMinutes(1), CancellationToken.None);
                return ReadinessFinding.Ok;
            },
            patience: "0.5");

        (await host.CreateClient().Get("/health/ready")).ShouldBe(503).Body!["checks"]!["other"]!["detail"]!.GetValue<string>().ShouldBe("does not answer");
    }

    [Fact]
    public async Task A_failure_is_told_without_its_words()
    {
        await using var host = With(_ => throw new InvalidOperationException("Host=10.1.2.3;Password=hush"));

        var answer = await host.CreateClient().Get("/health/ready");

        answer.ShouldBe(503);
        answer.Body!.ToJsonString().ShouldNotContain("10.1.2.3");
        answer.Body.ToJsonString().ShouldNotContain("hush");
    }

    [Fact]
    public async Task A_database_without_a_migration_is_not_served()
    {
        await using var older = await api.Database.CopyAsync(Directory.CreateTempSubdirectory("marketplace-older-").FullName);
        await using var host = api.WithWebHostBuilder(builder =>
        {
            foreach (var (name, value) in older.Settings) builder.UseSetting(name, value);
        });
        var client = host.CreateClient();
        (await older.ForceAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '%AuditSeal'")).ShouldBe(1);

        (await client.Get("/health/ready")).ShouldBe(503).Body!["checks"]!["database"]!["detail"]!.GetValue<string>().ShouldBe("1 migrations are missing");
        (await client.Get("/health/live")).ShouldBe(200);
    }

    [Fact]
    public async Task A_node_without_the_role_answers_for_its_health_only()
    {
        await using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Roles", "worker"));

        (await host.CreateClient().Get("/health/ready")).ShouldBe(200);
        using var answer = await host.CreateClient().GetAsync(new Uri("/api/v1/products", UriKind.Relative), TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(404);
    }

    [Theory]
    [InlineData("api", false)]
    [InlineData("worker, realtime", true)]
    public void Work_in_the_background_is_done_by_workers_only(string roles, bool works)
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Roles", roles));

        var running = host.Services.GetServices<IHostedService>().Select(service => service.GetType().Name).ToList();
        foreach (var worker in (string[])["OutboxWorker", "MessageWorker", "ImportWorker", "AuditSealing"]) running.Contains(worker).ShouldBe(works, worker);
    }

    private WebApplicationFactory<Program> With(Func<CancellationToken, Task<ReadinessFinding>> look, string patience = "30") =>
        api.WithWebHostBuilder(builder => builder.UseSetting("Health:TimeoutSeconds", patience).ConfigureTestServices(services => services.AddSingleton<IReadinessCheck>(new Other(look))));

    private sealed class Other(Func<CancellationToken, Task<ReadinessFinding>> look) : IReadinessCheck
    {
        public string Name => "other";

        public Task<ReadinessFinding> LookAsync(CancellationToken ct) => look(ct);
    }
}
