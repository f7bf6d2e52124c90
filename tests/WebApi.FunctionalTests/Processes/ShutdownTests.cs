using System.Diagnostics;
using System.Text;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Processes;

/// <summary>A node is told to leave while it is busy: whoever it serves is served to the end.</summary>
public sealed class ShutdownTests(ITestOutputHelper output)
{
    private const int Clients = 24;

    private static readonly Dictionary<string, string?> Settings = new(StringComparer.Ordinal) { ["Shutdown:DrainSeconds"] = "6" };

    [Fact]
    [Trait("Rule", "R-19")]
    public async Task No_request_fails_and_the_end_comes_in_time()
    {
        await using var marketplace = new RunningMarketplace { Settings = Settings };
        await marketplace.InitializeAsync();
        await marketplace.Product(stock: 5);
        using var balancer = new Balancer(marketplace);
        var clients = Enumerable.Range(0, Clients).Select(index => Task.Run(() => balancer.SendAsync(index))).ToList();
        while (balancer.Answered < 200) await Task.Delay(10, TestContext.Current.CancellationToken);
        var slow = SendSlowlyAsync(marketplace, TimeSpan.FromSeconds(9)); // longer than the node waits before it stops accepting
        await Task.Delay(100, TestContext.Current.CancellationToken);

        var before = balancer.Answered;
        var leaving = Stopwatch.StartNew();
        var ending = marketplace.TerminateAsync();
        var noticed = await balancer.WatchAsync();
        await Task.WhenAll(clients);
        (await slow).ShouldBe(202);
        var code = await ending;

        output.WriteLine($"{before} answers before and {balancer.Answered - before} after the signal, not ready after {noticed.TotalMilliseconds:F0} ms, ended after {leaving.Elapsed.TotalSeconds:F1} s");
        balancer.Failures.ShouldBeEmpty();
        balancer.Answered.ShouldBeGreaterThan(before);
        noticed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        code.ShouldBe(0);
        leaving.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    private static async Task<int> SendSlowlyAsync(RunningMarketplace marketplace, TimeSpan time)
    {
        using var content = new SlowContent(time);
        content.Headers.ContentType = new("text/csv");
        using var answer = await marketplace.SellerA.PostAsync(new Uri("/api/v1/seller/imports", UriKind.Relative), content);
        return (int)answer.StatusCode;
    }

    /// <summary>Many connections that are used again and again, until the node says that it is not ready.</summary>
    private sealed class Balancer(RunningMarketplace marketplace) : IDisposable
    {
        private readonly CancellationTokenSource _unready = new();
        private int _answered;

        public int Answered => Volatile.Read(ref _answered);

        public List<string> Failures { get; } = [];

        /// <returns>How long it took until the node was not ready.</returns>
        public async Task<TimeSpan> WatchAsync()
        {
            var watch = Stopwatch.StartNew();
            while (true)
            {
                using var answer = await marketplace.Anonymous.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if ((int)answer.StatusCode == 503) break;
                await Task.Delay(20);
            }

            var noticed = watch.Elapsed;
            await Task.Delay(500); // others notice later
            await _unready.CancelAsync();
            return noticed;
        }

        public async Task SendAsync(int index)
        {
            while (!_unready.IsCancellationRequested)
            {
                try
                {
                    var answer = index % 3 == 0
                        ? await marketplace.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))
                        : await marketplace.Anonymous.Get("/api/v1/products?include=listings");
                    if ((int)answer.Status is not (200 or 201)) throw new InvalidOperationException($"{answer.Status}: {answer.Body}");
                    Interlocked.Increment(ref _answered);
                }
                catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or IOException)
                {
                    lock (Failures) Failures.Add(failure.Message);
                    return;
                }
            }
        }

        public void Dispose() => _unready.Dispose();
    }

    private sealed class SlowContent(TimeSpan time) : HttpContent
    {
        private const int Pieces = 20;

        /// <summary>The server hangs up on who sends less than 240 bytes a second.</summary>
        private static readonly string Much = new('x', 600);

        private static readonly byte[] Head = Encoding.UTF8.GetBytes("Handle,Title,Variant Price\n");

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(Head);
            for (var piece = 0; piece < Pieces; piece++)
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"thing-{piece},Thing {piece} {Much},1.00\n"));
                await stream.FlushAsync();
                await Task.Delay(time / Pieces);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
