using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Settings;
using Marketplace.Infrastructure.Telemetry;
using Marketplace.WebApi;
using Marketplace.WebApi.Identity;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.JsonApi.OpenApi;
using Marketplace.WebApi.Media;
using Marketplace.WebApi.Operations;
using Marketplace.WebApi.Operations.Logs;
using Marketplace.WebApi.Operations.Telemetry;
using Marketplace.WebApi.Payments;
using Marketplace.WebApi.Realtime;
using Microsoft.Extensions.Options;

try
{
    var builder = WebApplication.CreateBuilder(args);
    if (!builder.Environment.IsProduction() || builder.Configuration.IsDemo()) builder.Configuration.AddDevelopmentSecrets();
    builder.AddLogs();
    builder.AddEdge();
    builder.Services.AddDrain(builder.Configuration);
    builder.AddTelemetry();
    builder.Services.AddSettings<StoreOptions>(builder.Configuration, StoreOptions.Section).AddSingleton(provider => provider.GetRequiredService<IOptions<StoreOptions>>().Value);
    builder.Services.AddApplication();
    builder.Services.AddInfrastructure(builder.Configuration);
    builder.Services.AddSettings<ReadingLimits>(builder.Configuration, ReadingLimits.Section).AddSingleton(provider => provider.GetRequiredService<IOptions<ReadingLimits>>().Value);
    builder.Services.AddSingleton(_ => new ResourceCatalog(Resources.All));
    builder.Services.AddLiveConnections(builder.Configuration);
    builder.Services.AddSingleton<MediatR.IRequestHandler<RenderedQuery, RenderedAnswer>, RenderedQueryHandler>();
    builder.Services.AddSingleton(provider => new QueryParser(provider.GetRequiredService<ResourceCatalog>(), provider.GetRequiredService<StoreOptions>().Currency, provider.GetRequiredService<ReadingLimits>()));

    var isVerifying = args.Contains(VerifyCommand.Name, StringComparer.Ordinal);
    if (isVerifying) builder.Logging.ClearProviders(); // its output is its answer

    var app = builder.Build();
    if (isVerifying) return await VerifyCommand.RunAsync(app.Services, Console.Out, CancellationToken.None);

    app.Services.ReviewSettings();
    var declaring = Task.Run(app.Services.GetRequiredService<ResourceCatalog>); // takes a second, as does looking at the database
    await app.Services.MigrateDatabaseAsync(CancellationToken.None);
    if (args.Contains("migrate", StringComparer.Ordinal)) return 0;
    app.UseDrain();
    if (app.Configuration.IsExported()) app.UseMiddleware<RequestSpan>();
    app.UseEdge();
    app.MapHealth();
    if (app.Configuration.RolesOfNode().HasFlag(NodeRoles.Api))
    {
        app.MapRoots();
        app.MapDeveloperPages();
        app.MapMediaFiles();
        app.MapPrivateFiles();
        app.MapPaymentWebhooks();
        app.MapKeys();
        app.MapOpenApi();
        app.MapResources(await declaring);
    }

    if (app.Configuration.RolesOfNode().HasFlag(NodeRoles.Realtime)) app.MapHubs();

    // The first answer does not wait for the demo data.
    await app.StartAsync();
    var keys = await app.Services.LoadDemoAsync(app.Lifetime.ApplicationStopping);
    if (keys.Count > 0 || !app.Configuration.IsLoggedAsJson()) StartupBanner.Print(app.Services, keys, Console.Out);
    await app.WaitForShutdownAsync();
    await app.DisposeAsync(); // and with it leaves what is told last
    return 0;
}
catch (Exception failure) when (StartFailure.IsForOperator(failure))
{
    return await StartFailure.TellAsync(failure, Console.Error);
}

/// <summary>Named so that tests can start the program.</summary>
public partial class Program;
