using System.Diagnostics;
using Marketplace.Application.Media;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Media;
using Marketplace.StandIns;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.IntegrationTests.Media;

/// <summary>What every store does that is reached over HTTP, when that fails.</summary>
public abstract class RemoteStoreContract : MediaStoreContract
{
    protected const string Client = "marketplace";

    private readonly HttpClient _client = new();
    private WebApplication? _service;

    protected string Secret { get; } = Guid.NewGuid().ToString("N");

    protected Uri Service => new(_service!.Urls.Single());

    /// <summary>For how many seconds a call may go on: long, as other tests use the machine, too.</summary>
    protected int Patience { get; private set; } = 30;

    /// <summary>The name of the stand-in.</summary>
    protected abstract string Name { get; }

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service!.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("busy")]
    [InlineData("drop")]
    public async Task A_fault_that_passes_is_not_noticed(string kind)
    {
        var (key, picture) = Picture();
        foreach (var deed in (Func<Task>[])[() => PutAsync(key, picture), () => ReadAsync(key), () => ListAsync(DateTimeOffset.MaxValue), () => Store.DeleteAsync(key, DateTimeOffset.MaxValue, Aborted)])
        {
            await FailAsync(kind, times: 2);
            await deed();
        }

        (await Store.OpenAsync(key, Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task Half_an_answer_is_asked_for_again()
    {
        var content = new byte[300_000];
        Random.Shared.NextBytes(content);
        await PutAsync(Paper, content);
        await FailAsync("half", times: 1);

        (await ReadAsync(Paper)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Theory]
    [InlineData("error")]
    [InlineData("busy")]
    [InlineData("drop")]
    [InlineData("half")]
    public async Task A_service_that_stays_down_is_told_as_such_and_soon(string kind)
    {
        var (key, picture) = Picture();
        await PutAsync(key, picture);
        await FailAsync(kind);

        var watch = Stopwatch.StartNew();
        await ShouldBeUnavailableAsync(() => ReadAsync(key));
        if (kind != "half") await ShouldBeUnavailableAsync(() => PutAsync(Paper, [1]));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        Directory.GetFiles(Path.Combine(Folder, "stage")).ShouldBeEmpty();
        await FailAsync("none");
        (await ReadAsync(key)).ShouldBe(picture);
        if (kind != "half") (await Store.OpenAsync(Paper, Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task A_service_that_never_answers_is_waited_for_as_long_as_was_said()
    {
        Patience = 1;
        var impatient = Of(Options(Secret), TimeProvider.System);
        await FailAsync("slow");

        var watch = Stopwatch.StartNew();
        await ShouldBeUnavailableAsync(() => impatient.OpenAsync(Paper, Aborted));

        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Where_nobody_listens_it_is_told_as_such()
    {
        await _service!.StopAsync(Aborted);

        await ShouldBeUnavailableAsync(() => PutAsync(Paper, [1]));
        await ShouldBeUnavailableAsync(() => ListAsync(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task A_wrong_secret_keeps_nothing()
    {
        var stranger = Of(Options("another secret"), TimeProvider.System);
        using var staged = await stranger.StageAsync(new MemoryStream([1]), 10, Aborted);

        await ShouldBeUnavailableAsync(() => stranger.PutAsync(Paper, staged, Aborted));
        (await Store.OpenAsync(Paper, Aborted)).ShouldBeNull();
    }

    [Fact]
    public async Task A_request_signed_hours_ago_keeps_nothing()
    {
        var late = Of(Options(Secret), new EarlierClock());
        using var staged = await late.StageAsync(new MemoryStream([1]), 10, Aborted);

        await ShouldBeUnavailableAsync(() => late.PutAsync(Paper, staged, Aborted));
        (await Store.OpenAsync(Paper, Aborted)).ShouldBeNull();
    }

    private protected override async Task<IMediaStore> OpenAsync()
    {
        _service = Entry.Build(["--urls", "http://127.0.0.1:0", "--StandIns:ClientId", Client, "--StandIns:ClientSecret", Secret]);
        await _service.StartAsync(Aborted);
        return Of(Options(Secret), TimeProvider.System);
    }

    private protected abstract IMediaStore Of(IOptions<MediaOptions> options, TimeProvider clock);

    private protected abstract IOptions<MediaOptions> Options(string secret);

    private protected static async Task ShouldBeUnavailableAsync(Func<Task> deed) => (await Should.ThrowAsync<DomainException>(deed)).Error.Code.ShouldBe("temporarily_unavailable");

    private async Task FailAsync(string kind, int? times = null) =>
        (await _client.PostAsync(new Uri(Service, $"/faults/{Name}?kind={kind}{(times is null ? "" : $"&times={times}")}"), content: null, Aborted)).EnsureSuccessStatusCode();

    private sealed class EarlierClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(-3);
    }

    /// <summary>Connects to the stand-in, whatever host is asked for.</summary>
    private protected sealed class Clients(Uri service) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
                await socket.ConnectAsync(service.Host, service.Port, ct);
                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
            },
        });
    }
}
