using Marketplace.Infrastructure.Persistence;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Persistence;

/// <summary>So many write at once as the database takes well; the others wait in their order (ADR 26).</summary>
public sealed class WriterGateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 1)]
    [InlineData(DatabaseProvider.Postgres, 3)]
    public async Task A_crowd_writes_so_many_at_once_in_the_order_in_which_it_came(DatabaseProvider provider, int most)
    {
        using var gate = Gate(provider);
        var order = new List<int>();
        var (inside, highest) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async place =>
        {
            await using var turn = await gate.EnterAsync(Ct);
            lock (order)
            {
                order.Add(place);
                highest = Math.Max(highest, ++inside);
            }

            await Task.Delay(2, Ct);
            lock (order) inside--;
        }));

        highest.ShouldBe(most);
        for (var i = 0; i < order.Count; i++) order[i].ShouldBeInRange(i - most, i + most); // several go on at the same time
    }

    [Fact]
    public async Task Who_waits_too_long_or_hangs_up_goes_and_takes_no_turn_with_him()
    {
        using var gate = Gate(DatabaseProvider.Sqlite);
        var first = await gate.EnterAsync(Ct);
        using var hangUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(gate.EnterAsync(hangUp.Token).AsTask());
        DatabaseFailures.IsPassing(await Should.ThrowAsync<WriterTimeoutException>(gate.EnterAsync(Ct).AsTask())).ShouldBeTrue();

        await first.DisposeAsync();
        await (await gate.EnterAsync(Ct)).DisposeAsync();
    }

    [Fact]
    public async Task Where_those_who_have_a_turn_get_no_answer_nobody_waits_for_theirs()
    {
        using var gate = Gate(DatabaseProvider.Sqlite, patience: 600);
        var first = await gate.EnterAsync(Ct);
        var waiting = Enumerable.Range(0, 20).Select(_ => gate.EnterAsync(Ct).AsTask()).ToList();

        gate.LetGo();

        foreach (var one in waiting) await Should.ThrowAsync<WriterTimeoutException>(one.WaitAsync(TimeSpan.FromSeconds(10), Ct));
        await Should.ThrowAsync<WriterTimeoutException>(gate.EnterAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Ct));
        gate.GoOn();
        var next = gate.EnterAsync(Ct);
        next.IsCompleted.ShouldBeFalse();
        await first.DisposeAsync();
        await (await next).DisposeAsync();
    }

    private static WriterGate Gate(DatabaseProvider provider, int patience = 1) =>
        new(Options.Create(new PersistenceOptions { Provider = provider, Writers = 3, WriterTimeoutSeconds = patience }));
}
