using Marketplace.Application.Identity;
using Marketplace.Application.Media;
using Marketplace.Application.Ordering;
using Marketplace.Application.Payments;
using Marketplace.Application.Platform;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Application.Pricing;
using Marketplace.Application.Search;
using Marketplace.Application.Sellers;
using Marketplace.Application.Shopping;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Infrastructure.Persistence.Postgres;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace Marketplace.Infrastructure.Housekeeping;

internal static class HousekeepingModule
{
    private const int Threads = 4;

    public static IServiceCollection AddHousekeeping(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings<HousekeepingOptions>(configuration, HousekeepingOptions.Section)
        .AddSingleton<IValidateOptions<HousekeepingOptions>, Check>()
        .AddSingleton<ITimetable, Timetable>()
        .AddSingleton<IWorkKinds, WorkKinds>()
        .AddSingleton(new Housework("media.sweep", TimeSpan.FromHours(1), () => new SweepMedia()))
        .AddSingleton(new Housework("media.render", TimeSpan.FromMinutes(5), () => new RenderMissingRenditions()))
        .AddSingleton(new Housework("platform.forgetAnswers", TimeSpan.FromHours(1), () => new ForgetAnswersCommand()))
        .AddSingleton(new Housework("platform.trimOutbox", TimeSpan.FromHours(1), () => new TrimOutboxCommand()))
        .AddSingleton(new Housework("platform.forgetChanges", TimeSpan.FromHours(1), () => new ForgetChangesCommand()))
        .AddSingleton(new Housework("platform.tidyJobs", TimeSpan.FromHours(1), () => new TidyJobsCommand()))
        .AddSingleton(new Housework("identity.keyUses", TimeSpan.FromSeconds(30), () => new WriteDownKeyUsesCommand()))
        .AddSingleton(new Housework("identity.tidy", TimeSpan.FromHours(1), () => new TidyIdentityCommand()))
        .AddSingleton(new Housework("search.tidy", TimeSpan.FromMinutes(5), () => new TidySearchCommand()))
        .AddSingleton(new Housework("search.rebuild", TimeSpan.FromDays(7), () => new RebuildSearchCommand()) { OnDemand = true })
        .AddSingleton(new Housework("sellers.expireKyc", TimeSpan.FromHours(1), () => new ExpireKycCommand()))
        .AddSingleton(new Housework("ordering.expireUnpaid", TimeSpan.FromMinutes(1), () => new ExpireUnpaidCommand()))
        .AddSingleton(new Housework("ordering.answerOverdue", TimeSpan.FromMinutes(5), () => new AnswerOverdueCommand()))
        .AddSingleton(new Housework("ordering.releaseShares", TimeSpan.FromMinutes(5), () => new ReleaseSharesCommand()))
        .AddSingleton(new Housework("ordering.completeDelivered", TimeSpan.FromHours(1), () => new CompleteDeliveredCommand()))
        .AddSingleton(new Housework("payments.reconcile", TimeSpan.FromHours(1), () => new ReconcilePaymentsCommand()))
        .AddSingleton(new Housework("ordering.expireRequests", TimeSpan.FromMinutes(5), () => new ExpirePurchaseRequestsCommand()))
        .AddSingleton(new Housework("ordering.billCommission", TimeSpan.FromHours(6), () => new BillCommissionCommand()))
        .AddSingleton(new Housework("shopping.abandonCarts", TimeSpan.FromHours(1), () => new AbandonCartsCommand()))
        .AddSingleton(new Housework("pricing.forgetQuotes", TimeSpan.FromHours(1), () => new ForgetQuotesCommand()))
        .AddHostedService<ScheduleSeeds>()
        .AddScheduler(configuration);

    private static IServiceCollection AddScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        var options = HousekeepingOptions.Of(configuration);
        if (!options.Enabled || !configuration.RolesOfNode().HasFlag(NodeRoles.Worker)) return services;

        return services.AddHostedService<Roster>().AddQuartzHostedService(hosting => hosting.WaitForJobsToComplete = true).AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "Marketplace";
                scheduler.GenerateInstanceId = true;
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(5); // how late a node notices what another has planned
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(Threads);
            if (PersistenceModule.ProviderOf(configuration) is DatabaseProvider.Postgres) quartz.UsePersistentStore(store => UsePostgres(store, options.Lease));
            else quartz.UseInMemoryStore();
        });
    }

    /// <summary>All nodes are one scheduler; the migrations make its tables.</summary>
    private static void UsePostgres(IPersistentStoreBuilder store, TimeSpan lease)
    {
        store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<PostgresDatabase>().Source);
        store.UseSystemTextJsonSerializer();
        store.ConfigureStore(settings =>
        {
            settings.TablePrefix = "qrtz_";
            settings.RecoverFiringsCancelledByShutdown = true;
        });
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = lease / 6;
            cluster.CheckinMisfireThreshold = lease / 3;
        });
    }

    private sealed class Check(IEnumerable<Housework> works) : IValidateOptions<HousekeepingOptions>
    {
        public ValidateOptionsResult Validate(string? name, HousekeepingOptions options) =>
            options.Faults(works).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
