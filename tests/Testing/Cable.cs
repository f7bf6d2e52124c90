using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Marketplace.Testing;

/// <summary>
/// What lies between a program and a server, and can be torn: it swallows what is sent, as a router that has forgotten its connections; it resets them; and it lets
/// pass again, to the same server or to another one behind the same address.
/// </summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<Connection, Task> _connections = [];
    private readonly Task _accepting;
    private volatile EndPoint _server;
    private volatile State _state = State.Whole;

    public Cable(EndPoint server)
    {
        _server = server;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    private enum State
    {
        Whole,
        Swallowing,
        Cut,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public string Address => $"127.0.0.1:{Port}";

    /// <summary>Connections stay open, also new ones, and nothing passes. Those that there are by then are never heard of again.</summary>
    public void Swallow()
    {
        _state = State.Swallowing;
        foreach (var connection in _connections.Keys) connection.Lose();
    }

    /// <summary>Every connection is reset, also new ones.</summary>
    public void Cut()
    {
        _state = State.Cut;
        foreach (var connection in _connections.Keys) connection.Reset();
    }

    /// <summary>New connections are whole again.</summary>
    /// <param name="elsewhere">Where they lead from now on; null: as before.</param>
    public void Mend(EndPoint? elsewhere = null)
    {
        _server = elsewhere ?? _server;
        _state = State.Whole;
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Values);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = new Connection(await _listener.AcceptAsync());
                _connections[connection] = CarryAsync(connection);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The cable is taken away.
        }
    }

    private async Task CarryAsync(Connection connection)
    {
        await Task.Yield(); // it is listed by then
        if (_state is State.Swallowing) connection.Lose();
        if (_state is State.Cut) connection.Reset();
        using (connection) await connection.CarryAsync(_server);
        _connections.TryRemove(connection, out _);
    }

    private sealed class Connection(Socket client) : IDisposable
    {
        private volatile Socket? _server;
        private volatile bool _isLost;

        public void Lose() => _isLost = true;

        public void Reset()
        {
            foreach (var socket in new[] { client, _server }) socket?.Close(0);
        }

        /// <summary>Until either side hangs up.</summary>
        public async Task CarryAsync(EndPoint address)
        {
            try
            {
                _server = new Socket(address.AddressFamily, SocketType.Stream, address.AddressFamily is AddressFamily.Unix ? ProtocolType.Unspecified : ProtocolType.Tcp);
                await _server.ConnectAsync(address);
                await await Task.WhenAny(PassAsync(client, _server), PassAsync(_server, client));
            }
            catch (Exception end) when (end is SocketException or ObjectDisposedException)
            {
                // One side has hung up, or both were made to.
            }
        }

        public void Dispose()
        {
            Reset();
            client.Dispose();
            _server?.Dispose();
        }

        private async Task PassAsync(Socket from, Socket to)
        {
            var bytes = new byte[16 * 1024];
            while (await from.ReceiveAsync(bytes) is > 0 and var count)
            {
                for (var sent = 0; sent < count && !_isLost;) sent += await to.SendAsync(bytes.AsMemory(sent..count));
            }
        }
    }
}
