using System.Net;
using System.Net.Sockets;
using System.Text;
using Marketplace.Application.Media.Contracts;
using Marketplace.Infrastructure.Media;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>R-11: nothing leads a fetch into a private network, and nothing keeps it long or makes it large.</summary>
public sealed class SafeImageFetcherTests
{
    private static readonly MediaOptions.FetchOptions Lenient = new() { AllowedHosts = ["pictures.test"], TimeoutSeconds = 10 };

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://0/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.31.255.255/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://100.64.0.1/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://224.0.0.1/")]
    [InlineData("http://255.255.255.255/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:a00:1]/")]
    [InlineData("http://[::7f00:1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[2001:0:7f00:1::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[fc00::1]/")]
    [InlineData("http://[ff02::1]/")]
    [InlineData("http://localhost/")]
    [InlineData("http://１２７.0.0.1/")]
    [InlineData("http://user@8.8.8.8/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://8.8.8.8/a.png")]
    [InlineData("gopher://8.8.8.8/")]
    [InlineData("//8.8.8.8/a.png")]
    [InlineData("not an address")]
    public async Task An_address_that_is_not_public_is_never_connected_to(string url)
    {
        using var bench = new MediaBench();

        var fetched = await bench.Fetcher.FetchAsync(url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(FetchRefusal.AddressNotAllowed);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1", true)]
    [InlineData("100.63.255.255", true)]
    [InlineData("100.127.255.255", false)]
    [InlineData("192.0.0.170", false)]
    [InlineData("198.19.0.1", false)]
    public void Public_addresses_are_told_from_others(string address, bool isPublic) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task One_private_answer_of_the_name_service_among_public_ones_spoils_them_all()
    {
        using var bench = new MediaBench(resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Loopback]));

        var fetched = await bench.Fetcher.FetchAsync("http://rebinding.test/a.png", TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(FetchRefusal.AddressNotAllowed);
    }

    [Fact]
    public async Task A_name_is_asked_once_per_connection_and_the_answer_that_was_checked_is_the_one_connected_to()
    {
        await using var server = new OneAnswerServer(_ => "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        var asked = 0;
        using var bench = new MediaBench(Lenient, resolve: (host, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        });

        var fetched = await bench.Fetcher.FetchAsync(server.Url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(FetchRefusal.TooManyRedirects);
        asked.ShouldBe(4);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}/secret.png")]
    [InlineData("http://[::ffff:127.0.0.1]:{port}/secret.png")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_is_judged_like_the_address_itself(string target)
    {
        var requests = 0;
        await using var server = new OneAnswerServer(port =>
        {
            requests++;
            return Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {target.Replace("{port}", $"{port}", StringComparison.Ordinal)}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        });
        using var bench = new MediaBench(Lenient, resolve: Loopback);

        var fetched = await bench.Fetcher.FetchAsync(server.Url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(FetchRefusal.AddressNotAllowed);
        requests.ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_is_kept_under_its_checksum()
    {
        await using var server = new OneAnswerServer(_ => [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. MediaBench.Png]);
        using var bench = new MediaBench(Lenient, resolve: Loopback);

        var fetched = await bench.Fetcher.FetchAsync(server.Url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBeNull();
        fetched.Filename.ShouldBe("pot.png");
        fetched.File.ShouldNotBeNull().Size.ShouldBe(new(2, 2));
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", FetchRefusal.Unreachable)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10485761\r\n\r\n", FetchRefusal.TooLarge)]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<html>", FetchRefusal.NotAnImage)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nGIF89a", FetchRefusal.TimedOut)]
    public async Task A_failure_is_told_by_its_reason(string answer, FetchRefusal refusal)
    {
        await using var server = new OneAnswerServer(_ => Encoding.ASCII.GetBytes(answer), keepOpen: refusal == FetchRefusal.TimedOut);
        using var bench = new MediaBench(refusal == FetchRefusal.TimedOut ? Lenient with { TimeoutSeconds = 1 } : Lenient, resolve: Loopback);

        var fetched = await bench.Fetcher.FetchAsync(server.Url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(refusal);
        bench.Files.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_without_an_announced_length_is_cut_at_the_limit()
    {
        await using var server = new OneAnswerServer(_ => [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. new byte[(10 * 1024 * 1024) + 1]]);
        using var bench = new MediaBench(Lenient, resolve: Loopback);

        var fetched = await bench.Fetcher.FetchAsync(server.Url, TestContext.Current.CancellationToken);

        fetched.Refusal.ShouldBe(FetchRefusal.TooLarge);
        bench.Files.ShouldBe(0);
    }

    private static Task<IPAddress[]> Loopback(string host, CancellationToken ct) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    /// <summary>Answers every request with the same bytes, well-formed or not.</summary>
    private sealed class OneAnswerServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _loop;

        public OneAnswerServer(Func<int, byte[]> answer, bool keepOpen = false)
        {
            _listener.Start();
            _loop = ServeAsync(answer, keepOpen);
        }

        public string Url => $"http://pictures.test:{Port}/pot.png";

        private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task ServeAsync(Func<int, byte[]> answer, bool keepOpen)
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    var stream = client.GetStream();
                    _ = await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false, _stop.Token);
                    await stream.WriteAsync(answer(Port), _stop.Token);
                    if (keepOpen) await Task.Delay(Timeout.Infinite, _stop.Token);
                }
                catch (IOException)
                {
                    // The fetcher hung up, as it should.
                }
            }
        }
    }
}
