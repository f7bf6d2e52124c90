using Marketplace.Application.Integration;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Integration;

public sealed class ImportInterruptionTests
{
    private static CancellationToken Ct => ImportHost.Ct;

    [Theory]
    [InlineData(ImportErrorPolicy.RejectRows)]
    [InlineData(ImportErrorPolicy.RejectAll)]
    public async Task Killed_at_any_step_it_ends_as_if_nothing_had_happened(ImportErrorPolicy policy)
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 1);
        var undisturbed = await host.SellerAsync("undisturbed");
        host.Steps.Reset();
        await host.ImportAsync(ImportHost.Fixture("products.csv"), undisturbed, with: details => details with { ErrorPolicy = policy });
        var (steps, expected) = (host.Steps.Count, await host.StateAsync(undisturbed));
        expected.ShouldContain("images 2");

        for (var step = 1; step < steps; step++) // the last one only gives back the lease
        {
            var seller = await host.SellerAsync($"seller-{step}");
            var id = await host.StartAsync(ImportHost.Fixture("products.csv"), seller, with: details => details with { ErrorPolicy = policy });
            host.Steps.Reset();
            host.Steps.KillAt = step;
            await Should.ThrowAsync<KilledException>(host.RunAsync);
            host.Steps.Reset();

            if (step > 1) (await host.RunAsync()).ShouldBeFalse(); // the dead worker's lease still runs
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            (await host.RunAsync()).ShouldBeTrue();

            (await host.FindAsync(id)).Status.ShouldBe(ImportStatus.Completed, $"killed at {step}");
            (await host.StateAsync(seller)).ShouldBe(expected, $"killed at {step}");
        }
    }

    [Fact]
    public async Task A_worker_that_was_taken_over_does_nothing_more()
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 1);
        var seller = await host.SellerAsync("quay");
        var id = await host.StartAsync(ImportHost.Fixture("products.csv"), seller);
        host.Steps.Reset();
        host.Steps.After = async number =>
        {
            if (number != 4) return;
            host.Steps.Reset();
            host.Clock.Advance(TimeSpan.FromMinutes(1)); // it stood still for longer than its lease
            (await host.RunAsync()).ShouldBeTrue();
        };

        await host.RunAsync();

        (await host.FindAsync(id)).Status.ShouldBe(ImportStatus.Completed);
        (await host.RowsAsync(id)).Count.ShouldBe(6);
        (await host.WithAsync(db => db.Jobs.SingleAsync(Ct))).Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task Paused_it_waits_and_goes_on_where_it_stopped()
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 1);
        var undisturbed = await host.SellerAsync("undisturbed");
        await host.ImportAsync(ImportHost.Fixture("products.csv"), undisturbed);
        var seller = await host.SellerAsync("quay");
        var id = await StartAndMoveAsync(host, seller, ImportStatus.Paused);

        await host.RunAsync();

        var paused = await host.FindAsync(id);
        (paused.Status, paused.ItemsDone).ShouldBe((ImportStatus.Paused, 1));
        (await host.RunAsync()).ShouldBeFalse();

        await host.SendAsync(new MoveImportCommand(id, ImportStatus.Running, Reason: null));
        (await host.RunAsync()).ShouldBeTrue();
        (await host.FindAsync(id)).Status.ShouldBe(ImportStatus.Completed);
        (await host.StateAsync(seller)).ShouldBe(await host.StateAsync(undisturbed));
        var moves = await host.WithAsync(db => db.Transitions.Where(move => move.SubjectId == id.Value).OrderBy(move => move.Id).Select(move => move.To).ToListAsync(Ct));
        moves.ShouldBe(["validating", "running", "paused", "running", "completed"]);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public async Task What_nobody_foresaw_stops_it_and_it_can_go_on(int step)
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 1);
        var seller = await host.SellerAsync("quay");
        var id = await host.StartAsync(ImportHost.Fixture("products-broken.csv"), seller, with: details => details with { ErrorPolicy = ImportErrorPolicy.RejectAll });
        host.Steps.Reset();
        host.Steps.After = number => number == step ? throw new InvalidOperationException("The disk is full.") : Task.CompletedTask;
        await host.RunAsync();
        host.Steps.Reset();
        (await host.FindAsync(id)).Status.ShouldBe(ImportStatus.Failed);

        await host.SendAsync(new MoveImportCommand(id, ImportStatus.Running, Reason: null));
        (await host.RunAsync()).ShouldBeTrue();

        (await host.FindAsync(id)).Status.ShouldBe(ImportStatus.Invalid); // it still looks before it leaps
        (await host.WithAsync(db => db.Products.AnyAsync(Ct))).ShouldBeFalse();
        (await host.WithAsync(db => db.Jobs.CountAsync(Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task Cancelled_it_stops_and_what_is_done_stays()
    {
        await using var host = await ImportHost.CreateAsync(chunkSize: 1);
        var seller = await host.SellerAsync("quay");
        var id = await StartAndMoveAsync(host, seller, ImportStatus.Cancelled);

        await host.RunAsync();

        var import = await host.FindAsync(id);
        (import.Status, import.ItemsDone).ShouldBe((ImportStatus.Cancelled, 1));
        (await host.WithAsync(db => db.Products.CountAsync(Ct))).ShouldBe(1);
        (await host.WithAsync(db => db.Jobs.SingleAsync(Ct))).Status.ShouldBe(JobStatus.Cancelled);
        (await host.RunAsync()).ShouldBeFalse();
    }

    /// <summary>Claimed, measured, decided, one chunk: then somebody steps in.</summary>
    private static async Task<ImportId> StartAndMoveAsync(ImportHost host, SellerId seller, ImportStatus to)
    {
        var id = await host.StartAsync(ImportHost.Fixture("products.csv"), seller);
        host.Steps.Reset();
        host.Steps.After = async number =>
        {
            if (number != 4) return;
            host.Steps.After = null;
            await host.SendAsync(new MoveImportCommand(id, to, Reason: null));
        };
        return id;
    }
}
