using Marketplace.Application;
using Marketplace.Application.Common;
using Marketplace.Infrastructure;
using Marketplace.Infrastructure.Demo;
using Marketplace.Infrastructure.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.WebApi;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.JsonApi.OpenApi;
using Marketplace.WebApi.Media;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
if (!builder.Environment.IsProduction() || builder.Configuration.GetValue<bool>("Demo:Enabled")) builder.Configuration.AddDevelopmentSecrets();
builder.AddEdge();
builder.Services.AddOptions<StoreOptions>().Bind(builder.Configuration.GetSection(StoreOptions.Section))
    .Validate(store => !store.Faults().Any(), "Store:Currency and Store:Currencies are codes of ISO 4217, the store's own currency is one of them, and Store:Country is a code of ISO 3166-1.").ValidateOnStart();
builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<StoreOptions>>().Value);
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddOptions<ReadingLimits>().Bind(builder.Configuration.GetSection(ReadingLimits.Section))
    .Validate(limits => limits.ArePossible, "The numbers of Reading are at least 1.").ValidateOnStart();
builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<ReadingLimits>>().Value);
builder.Services.AddSingleton(new ResourceCatalog(Resources.All));
builder.Services.AddSingleton(provider => new QueryParser(provider.GetRequiredService<ResourceCatalog>(), provider.GetRequiredService<StoreOptions>().Currency, provider.GetRequiredService<ReadingLimits>()));

var isVerifying = args.Contains(VerifyCommand.Name, StringComparer.Ordinal);
if (isVerifying) builder.Logging.ClearProviders(); // its output is its answer

var app = builder.Build();
if (isVerifying) return await VerifyCommand.RunAsync(app.Services, Console.Out, CancellationToken.None);

await app.Services.MigrateDatabaseAsync(CancellationToken.None);
app.UseEdge();
app.MapRoots();
app.MapDeveloperPages();
app.MapMediaFiles();
app.MapPrivateFiles();
app.MapOpenApi();
app.MapResources(app.Services.GetRequiredService<ResourceCatalog>());

// The first answer does not wait for the demo data.
await app.StartAsync();
StartupBanner.Print(app.Services, await app.Services.LoadDemoAsync(app.Lifetime.ApplicationStopping), Console.Out);
await app.WaitForShutdownAsync();
return 0;

/// <summary>Named so that tests can start the program.</summary>
public partial class Program;
