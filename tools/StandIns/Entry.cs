using Marketplace.StandIns.Cloudinary;
using Marketplace.StandIns.Gateways;
using Marketplace.StandIns.OpenId;
using Marketplace.StandIns.S3;
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
        builder.Services.AddGateways();
        var app = builder.Build();
        var secret = app.Configuration["StandIns:ClientSecret"] ?? throw new InvalidOperationException("StandIns:ClientSecret is missing.");
        var client = app.Configuration["StandIns:ClientId"] ?? "marketplace";
        new Faults().MapTo(app);
        app.MapOpenIdProviders(new OpenIdClient(client, secret));
        app.MapTwilio(secret);
        new S3Api(new RequestCheck(client, secret)).MapTo(app);
        new CloudinaryApi(new CloudinarySignatures(client, secret)).MapTo(app);
        app.MapGateways(secret);
        return app;
    }
}
