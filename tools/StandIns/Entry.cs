using Marketplace.StandIns.OpenId;
using Marketplace.StandIns.Twilio;

namespace Marketplace.StandIns;

/// <summary>Serves all stand-ins from one small program: <c>--urls http://127.0.0.1:5001</c>.</summary>
public static class Entry
{
    public static async Task Main(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
    }

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var app = builder.Build();
        var secret = app.Configuration["StandIns:ClientSecret"] ?? throw new InvalidOperationException("StandIns:ClientSecret is missing.");
        app.MapOpenIdProviders(new OpenIdClient(app.Configuration["StandIns:ClientId"] ?? "marketplace", secret));
        app.MapTwilio(secret);
        return app;
    }
}
