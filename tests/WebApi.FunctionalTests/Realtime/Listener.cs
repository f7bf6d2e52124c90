using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Marketplace.WebApi.FunctionalTests.Realtime;

/// <summary>A client of a hub that speaks SignalR's protocol in JSON over a plain WebSocket, with everything that it was told.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const char RecordSeparator = '\u001e';
    private const string Handshake = """{"protocol":"json","version":1}""";

    private readonly ConcurrentQueue<JsonNode> _told = new();
    private readonly WebSocket _socket;
    private Task _listening = Task.CompletedTask;

    private Listener(WebSocket socket) => _socket = socket;

    public bool Closed { get; private set; }

    public IReadOnlyList<JsonNode> Told => [.. _told];

    public IReadOnlyList<string> Names => [.. Told.Select(NameOf)];

    /// <summary>In memory.</summary>
    public static async Task<Listener> OnAsync(WebApplicationFactory<Program> node, string hub, string token)
    {
        var client = node.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Authorization = $"Bearer {token}";
        return await BeginAsync(await client.ConnectAsync(new Uri("ws://localhost" + hub), TestContext.Current.CancellationToken));
    }

    /// <summary>Over a real socket.</summary>
    public static async Task<Listener> OnAsync(Uri node, string hub, string token)
    {
        var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await client.ConnectAsync(new UriBuilder(new Uri(node, hub)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return await BeginAsync(client);
    }

    /// <summary>Shakes hands, as every client does first.</summary>
    /// <param name="listens">Whether it reads what it is sent.</param>
    public static async Task<Listener> BeginAsync(WebSocket socket, bool listens = true)
    {
        var listener = new Listener(socket);
        await listener.SendAsync(Handshake);
        var answer = new byte[3];
        (await socket.ReceiveAsync(answer, TestContext.Current.CancellationToken)).Count.ShouldBe(3);
        Encoding.UTF8.GetString(answer).ShouldBe("{}" + RecordSeparator);
        if (listens) listener._listening = Task.Run(listener.ListenAsync);
        return listener;
    }

    public Task CallAsync(string method, params object[] arguments) => SendAsync(System.Text.Json.JsonSerializer.Serialize(new { type = 1, target = method, arguments }));

    /// <summary>Waits until it was told so of the subject.</summary>
    public async Task<JsonNode> HearsAsync(string name, string? subject = null)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            if (Told.FirstOrDefault(document => NameOf(document) == name && (subject is null || SubjectOf(document) == subject)) is { } heard) return heard;
        }

        throw new ShouldAssertException($"Nobody told of {name}; but of: {string.Join(", ", Names)}");
    }

    public Task ShouldBeClosedAsync() => ((Func<Task<bool>>)(() => Task.FromResult(Closed))).ShouldBecome(expected: true);

    public static string SubjectOf(JsonNode document) => document["data"]!["relationships"]!["subject"]!["data"]!["id"]!.GetValue<string>();

    public static string NameOf(JsonNode document) => document["data"]!["attributes"]!["name"]!.GetValue<string>();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private Task SendAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + RecordSeparator), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private async Task ListenAsync()
    {
        var (buffer, text) = (new byte[64 * 1024], new MemoryStream());
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
            {
                text.Write(buffer, 0, read.Count);
                if (!read.EndOfMessage) continue;

                foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(RecordSeparator, StringSplitOptions.RemoveEmptyEntries)) Note(JsonNode.Parse(message)!);
                text.SetLength(0);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end has gone, or we have.
        }
        finally
        {
            Closed = true;
        }
    }

    private void Note(JsonNode message)
    {
        if (message["type"]!.GetValue<int>() == 1 && message["target"]!.GetValue<string>() == "event") _told.Enqueue(message["arguments"]![0]!);
    }
}
