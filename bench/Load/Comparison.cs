namespace Marketplace.Bench.Load;

/// <summary>Loads all servers in turns (A B C A B C …), so that whatever disturbs the machine disturbs all of them.</summary>
internal sealed class Comparison(Dictionary<Side, Uri> servers, Options options) : IDisposable
{
    private const int Unknown = 3000;

    /// <summary>The first round is as long as so many and is not counted.</summary>
    private const int WarmUp = 2;

    private readonly Dictionary<Side, HttpClient> _clients = servers.ToDictionary(server => server.Key, server => Client(server.Value, options.Connections));

    public async Task<Result> RunAsync(Scenario scenario, CancellationToken ct)
    {
        Side[] sides = scenario.Writes ? [Side.Ours, Side.Baseline] : Enum.GetValues<Side>();
        var requests = sides.Where(side => side is not Side.Constant).ToDictionary(side => side, scenario.Requests);
        var rounds = sides.ToDictionary(side => side, _ => new List<Round>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var side in sides)
            {
                // As many bytes as ours were.
                if (side is Side.Constant && round == 0) requests[side] = new Paths([$"/constant/{rounds[Side.Ours][0].Bytes}"]);

                // The fastest round so far tells how many requests the next one may need.
                if (scenario.Writes) await requests[side].PrepareAsync((int)(rounds[side].Select(one => one.PerSecond * options.Seconds * 1.5).DefaultIfEmpty(Unknown).Max() + options.Connections));
                var seconds = round == 0 ? WarmUp * options.Seconds : options.Seconds;
                rounds[side].Add(await Round.RunAsync(_clients[side], requests[side].Next, options.Connections, TimeSpan.FromSeconds(seconds), ct));
            }
        }

        return new Result(scenario, rounds.ToDictionary(side => side.Key, side => (IReadOnlyList<Round>)side.Value[1..]));
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
    }

    private static HttpClient Client(Uri server, int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
}
