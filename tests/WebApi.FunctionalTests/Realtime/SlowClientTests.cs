using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.WebApi.Realtime;

namespace Marketplace.WebApi.FunctionalTests.Realtime;

/// <summary>Who reads slowly holds up nobody .</summary>
public sealed class SlowClientTests
{
    [Fact]
    [Trait("Rule", "R-24")]
    public async Task A_client_for_which_too_much_waits_is_disconnected_and_whoever_pushes_does_not_wait()
    {
        var (sending, ended) = (new TaskCompletionSource(), false);
        var connection = Connection();
        using var over = new CancellationTokenSource();
        var sender = connection.SendAsync((_, ct) => sending.Task.WaitAsync(ct), () => ended = true, over.Token);

        connection.Push(new RenderedEvent([]));
        await Task.Delay(100, TestContext.Current.CancellationToken); // it is on its way, and does not arrive
        for (var waiting = 0; waiting < 3; waiting++) connection.Push(new RenderedEvent([]));
        ended.ShouldBeFalse();
        connection.Push(new RenderedEvent([]));

        ended.ShouldBeTrue();
        await over.CancelAsync();
        await sender;
    }

    [Fact]
    public async Task What_happens_before_it_is_ready_to_send_waits()
    {
        var (connection, sent) = (Connection(), new List<RenderedEvent>());
        RenderedEvent[] early = [new([1]), new([2])];
        foreach (var rendered in early) connection.Push(rendered);
        using var over = new CancellationTokenSource();

        var sender = connection.SendAsync(
            (rendered, _) =>
            {
                sent.Add(rendered);
                return sent.Count == early.Length ? over.CancelAsync() : Task.CompletedTask;
            },
            () => { },
            over.Token);

        await sender.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        sent.ShouldBe(early);
    }

    [Fact]
    public async Task Where_too_much_waited_before_it_was_ready_it_ends_at_once()
    {
        var (connection, ended) = (Connection(), false);
        for (var waiting = 0; waiting < 4; waiting++) connection.Push(new RenderedEvent([]));

        await connection.SendAsync((_, _) => Task.CompletedTask, () => ended = true, new CancellationToken(canceled: true));

        ended.ShouldBeTrue();
    }

    private static LiveConnection Connection() =>
        new(HubDoor.Orders, Surface.Public, "/api/v1", new ShownCredential("token", IsCookie: false), address: null, new Bearer("credential", [], []), DateTimeOffset.UtcNow, buffered: 3);
}
