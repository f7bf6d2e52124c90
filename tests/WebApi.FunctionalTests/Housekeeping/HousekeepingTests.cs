using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.FunctionalTests.Housekeeping;

/// <summary>What nobody needs any more goes by itself.</summary>
public sealed class HousekeepingTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    [Trait("Rule", "JA-281")]
    [Trait("Rule", "JA-226")]
    public async Task Old_answers_guests_and_files_go_and_young_ones_stay()
    {
        (await api.BuyerA.Post("/api/v1/addresses", Documents.Of("addresses", new { name = "A", line1 = "1", city = "P", country = "MU" }), ("Idempotency-Key", "\"old\""))).ShouldBe(201);
        (await api.BuyerA.Post("/api/v1/addresses", Documents.Of("addresses", new { name = "A", line1 = "1", city = "P", country = "MU" }), ("Idempotency-Key", "\"young\""))).ShouldBe(201);
        await ChangeAsync(async db =>
        {
            await db.IdempotencyRecords.Where(record => record.Key == "old").ExecuteUpdateAsync(set => set.SetProperty(record => record.CreatedAt, DateTimeOffset.UtcNow.AddDays(-3)));
            db.AccessKeys.Add(AccessKey.OfGuest(AccessKey.NewToken(AccessKeyKind.Guest), BuyerId.New(), DateTimeOffset.UtcNow.AddDays(-2)));
            db.AccessKeys.Add(AccessKey.OfGuest(AccessKey.NewToken(AccessKeyKind.Guest), BuyerId.New(), DateTimeOffset.UtcNow.AddDays(2)));
            await db.SaveChangesAsync();
        });

        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Housekeeping:Enabled", "true")
            .UseSetting("Housekeeping:Periods:platform.forgetAnswers", "00:00:00.1").UseSetting("Housekeeping:Periods:identity.tidy", "00:00:00.1").UseSetting("Housekeeping:Periods:media.sweep", "00:00:00.1"));
        using var client = host.CreateClient();

        await KeysAsync().ShouldBecome("young");
        await GuestsAsync().ShouldBecome(1);
    }

    [Fact]
    [Trait("Rule", "R-36")]
    public void A_period_of_unknown_work_ends_the_start()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Housekeeping:Periods:nothing", "01:00:00"));

        Should.Throw<OptionsValidationException>(() => host.CreateClient()).Message.ShouldContain("nothing");
    }

    private Func<Task<string>> KeysAsync() => () => ReadAsync(async db => string.Join(',', await db.IdempotencyRecords.OrderBy(record => record.Key).Select(record => record.Key).ToListAsync()));

    private Func<Task<int>> GuestsAsync() => () => ReadAsync(db => db.AccessKeys.CountAsync(key => key.Kind == AccessKeyKind.Guest));

    private async Task<T> ReadAsync<T>(Func<MarketplaceDbContext, Task<T>> read)
    {
        await using var scope = api.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }

    private async Task ChangeAsync(Func<MarketplaceDbContext, Task> change)
    {
        await using var scope = api.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>());
    }
}
