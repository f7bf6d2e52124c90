using System.Net;
using System.Net.Sockets;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media;

/// <summary>The name service, as far as fetching needs it; a seam, because tests must lie about names.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken ct);

/// <summary>
/// Follows redirects by hand and connects only to addresses that were themselves checked, so that neither a redirect nor a second
/// answer of the name service leads inside. Knows no proxy, cookie or credential.
/// </summary>
internal sealed class SafeImageFetcher : IRemoteImageFetcher, IDisposable
{
    private readonly MediaOptions.FetchOptions _options;
    private readonly IMediaStore _store;
    private readonly FileIntake _intake;
    private readonly ResolveHost _resolve;
    private readonly HttpClient _client;

    public SafeImageFetcher(IOptions<MediaOptions> options, IMediaStore store, FileIntake intake, ResolveHost resolve)
    {
        _options = options.Value.Fetch;
        _store = store;
        _intake = intake;
        _resolve = resolve;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None, // a bomb stays packed, and is then no picture
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.Zero, // every request resolves and checks anew
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // one limit spans all redirects and the body
        };
        _client.DefaultRequestHeaders.Accept.ParseAdd("image/webp,image/png,image/jpeg,image/gif");
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Marketplace-Import/1.0");
    }

    public async Task<FetchedImage> FetchAsync(string url, CancellationToken ct)
    {
        if (!_options.Enabled) return Refuse(FetchRefusal.Disabled);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return Refuse(FetchRefusal.AddressNotAllowed);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(_options.TimeoutSeconds));
        try
        {
            return await FollowAsync(address, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Refuse(FetchRefusal.TimedOut);
        }
        catch (Exception failure) when (AddressRefused.IsBehind(failure))
        {
            return Refuse(FetchRefusal.AddressNotAllowed);
        }
        catch (DomainException refused)
        {
            return Refuse(refused.Error == UploadErrors.TooLarge ? FetchRefusal.TooLarge : FetchRefusal.NotAnImage);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return Refuse(FetchRefusal.Unreachable);
        }
    }

    public void Dispose() => _client.Dispose();

    private static FetchedImage Refuse(FetchRefusal refusal) => new(File: null, "", refusal);

    private async Task<FetchedImage> FollowAsync(Uri address, CancellationToken ct)
    {
        for (var redirects = 0; redirects <= _options.MaxRedirects; redirects++)
        {
            if (!IsWellFormed(address)) return Refuse(FetchRefusal.AddressNotAllowed);

            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                continue;
            }

            return response.StatusCode == HttpStatusCode.OK ? await KeepAsync(address, response.Content, ct) : Refuse(FetchRefusal.Unreachable);
        }

        return Refuse(FetchRefusal.TooManyRedirects);
    }

    private async Task<FetchedImage> KeepAsync(Uri address, HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > Upload.MaxBytes) return Refuse(FetchRefusal.TooLarge);

        await using var body = await content.ReadAsStreamAsync(ct);
        using var staged = await _store.StageAsync(body, Upload.MaxBytes, ct);
        return new(await _intake.ReceiveAsync(staged, UploadPurpose.Image, ct), Filenames.Of(Uri.UnescapeDataString(address.Segments[^1]), "image"));
    }

    /// <summary>Uri has already turned 0x7f.1, 017700000001 and 2130706433 into the 127.0.0.1 that they mean.</summary>
    private static bool IsWellFormed(Uri address) =>
        address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.HostNameType is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, ct);

        // One private answer among public ones is an attack, so it spoils them all.
        var trusted = _options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
        if (found.Length == 0 || (!trusted && !found.All(PublicAddress.IsPublic))) throw new AddressRefused();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Passes through the HTTP client, which wraps it.</summary>
    private sealed class AddressRefused() : IOException("The address is not public.")
    {
        public static bool IsBehind(Exception? failure) => failure is not null && (failure is AddressRefused || IsBehind(failure.InnerException));
    }
}
