using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
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

        using var host = Busy("platform.forgetAnswers", "identity.tidy", "media.sweep");
        using var client = host.CreateClient();

        await KeysAsync().ShouldBecome("young");
        await GuestsAsync().ShouldBecome(1);
    }

    [Fact]
    public async Task Sessions_codes_and_counters_of_tries_go_when_their_time_is_over()
    {
        for (var i = 0; i < 3; i++) (await api.RegisterAsync(Accounts.NewEmail())).ShouldBe(201);
        (await api.SignInAsync(Accounts.NewEmail())).ShouldBe(401);
        var now = DateTimeOffset.UtcNow;
        var sessions = await SessionsAsync();
        var (over, ended, young) = (sessions[^3], sessions[^2], (await CodesAsync())[^1]);
        await ChangeAsync(async db =>
        {
            await db.Sessions.Where(session => session.Id == over).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndsAt, now.AddDays(-31)));
            await db.Sessions.Where(session => session.Id == ended).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now.AddDays(-31)));
            await db.OneTimeCodes.Where(code => code.Id != young).ExecuteUpdateAsync(set => set.SetProperty(code => code.ExpiresAt, now.AddDays(-2)));
            (await db.SignInTries.ExecuteUpdateAsync(set => set.SetProperty(tries => tries.EndsAt, now.AddDays(-2)))).ShouldBeGreaterThan(0);
        });
        (await api.SignInAsync(Accounts.NewEmail())).ShouldBe(401); // counted anew

        using var host = Busy("identity.tidy");
        using var client = host.CreateClient();

        var isYoungLeft = async () => (await CodesAsync()).SequenceEqual([young]);
        await isYoungLeft.ShouldBecome(expected: true); // all of it goes in one transaction
        (await ReadAsync(db => db.SignInTries.AnyAsync(tries => tries.EndsAt < now))).ShouldBeFalse();
        (await ReadAsync(db => db.SignInTries.AnyAsync())).ShouldBeTrue();
        (await SessionsAsync()).ShouldBe([.. sessions.Except([over, ended])]);
    }

    [Fact]
    [Trait("Rule", "R-36")]
    public void A_period_of_unknown_work_ends_the_start()
    {
        using var host = api.WithWebHostBuilder(builder => builder.UseSetting("Housekeeping:Periods:nothing", "01:00:00"));

        Should.Throw<OptionsValidationException>(() => host.CreateClient()).Message.ShouldContain("nothing");
    }

    private WebApplicationFactory<Program> Busy(params string[] works) => api.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Housekeeping:Enabled", "true");
        foreach (var work in works) builder.UseSetting($"Housekeeping:Periods:{work}", "00:00:00.1");
    });

    private Task<List<OneTimeCodeId>> CodesAsync() => ReadAsync(db => db.OneTimeCodes.OrderBy(code => code.Id).Select(code => code.Id).ToListAsync());

    private Task<List<SessionId>> SessionsAsync() => ReadAsync(db => db.Sessions.OrderBy(session => session.Id).Select(session => session.Id).ToListAsync());

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
