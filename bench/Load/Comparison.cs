namespace Marketplace.Bench.Load;

/// <summary>Loads both servers in turns (A B A B …), so that whatever disturbs the machine disturbs both.</summary>
internal sealed class Comparison(Uri ours, Uri baseline, Options options) : IDisposable
{
    private const int Unknown = 3000;

    /// <summary>The first round is as long as so many and is not counted.</summary>
    private const int WarmUp = 2;

    private readonly Dictionary<Side, HttpClient> _clients = new()
    {
        [Side.Ours] = Client(ours, options.Connections),
        [Side.Baseline] = Client(baseline, options.Connections),
    };

    public async Task<Result> RunAsync(Scenario scenario, CancellationToken ct)
    {
        var requests = Enum.GetValues<Side>().ToDictionary(side => side, scenario.Requests);
        var rounds = Enum.GetValues<Side>().ToDictionary(side => side, _ => new List<Round>());
        for (var round = 0; round <= options.Rounds; round++)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                // The fastest round so far tells how many requests the next one may need.
                if (scenario.Writes) requests[side].Prepare((int)(rounds[side].Select(one => one.PerSecond * options.Seconds * 1.5).DefaultIfEmpty(Unknown).Max() + options.Connections));
                var seconds = round == 0 ? WarmUp * options.Seconds : options.Seconds;
                rounds[side].Add(await Round.RunAsync(_clients[side], requests[side].Next, options.Connections, TimeSpan.FromSeconds(seconds), ct));
            }
        }

        var answer = rounds[Side.Ours][^1].Bytes;
        var paths = new Paths([$"/constant/{answer}"]);
        var constant = scenario.Writes ? null : await Round.RunAsync(_clients[Side.Baseline], paths.Next, options.Connections, TimeSpan.FromSeconds(options.Seconds), ct);
        return new Result(scenario, rounds[Side.Ours][1..], rounds[Side.Baseline][1..], constant);
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values) client.Dispose();
    }

    private static HttpClient Client(Uri server, int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };
}
