using Marketplace.Application.Identity;
using Marketplace.WebApi.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.WebApi.Realtime;

/// <summary>
/// Looks again and again whether the credentials of connections still count: what has expired, was revoked, or opens the hub no more ends its connection;
/// what opens less from now on hears less.
/// </summary>
internal sealed partial class LiveWatch(LiveConnections connections, LiveEntrance entrance, IServiceScopeFactory scopes, IOptions<RealtimeOptions> options, TimeProvider clock, ILogger<LiveWatch> log) : BackgroundService
{
    private const int AtOnce = 4;

    /// <summary>Who cannot be asked about for so long is not trusted any more.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(55);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.RecheckSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var same = connections.Present.GroupBy(connection => (connection.Shown.Text, connection.Surface, connection.Address));
            await Parallel.ForEachAsync(same, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, async (group, ct) => await CheckAsync([.. group], ct));
        }
    }

    private async Task CheckAsync(IReadOnlyList<LiveConnection> connected, CancellationToken ct)
    {
        var first = connected[0];
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<HttpCaller>().ActFor(first.Visitor);
            var (bearer, _) = await scope.ServiceProvider.GetRequiredService<Credentials>().FindAsync(first.Shown.Text, first.Surface, ct);
            foreach (var connection in connected) Judge(connection, bearer, scope.ServiceProvider);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotAsked(failure);
            foreach (var connection in connected.Where(connection => clock.GetUtcNow() - connection.CheckedAt > Trust)) End(connection);
        }
    }

    private void Judge(LiveConnection connection, Bearer? bearer, IServiceProvider scope)
    {
        if (bearer is not null)
        {
            var caller = scope.GetRequiredService<HttpCaller>();
            caller.ActFor(connection.Visitor with { Bearer = bearer });
            if (entrance.LetsIn(caller, connection.Door, connection.Surface))
            {
                connection.Confirm(bearer, clock.GetUtcNow());
                return;
            }
        }

        End(connection);
    }

    private static void End(LiveConnection connection)
    {
        LiveMeasurements.CountEnd("credential");
        connection.End();
    }

    [LoggerMessage(EventId = 3103, Level = LogLevel.Warning, Message = "Whether the credentials of live connections still count could not be looked up")]
    private partial void NotAsked(Exception failure);
}
