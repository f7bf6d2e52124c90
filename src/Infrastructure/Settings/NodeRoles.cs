using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Infrastructure.Settings;

/// <summary>What this process does (setting <c>Roles</c>).</summary>
[Flags]
public enum NodeRoles
{
    /// <summary>Answers requests.</summary>
    Api = 1,

    /// <summary>Delivers events and does what is due by time, imports included.</summary>
    Worker = 2,

    /// <summary>Holds live connections (<c>/hubs</c>).</summary>
    Realtime = 4,
}

public static class Roles
{
    public const string Section = "Roles";

    public const NodeRoles All = NodeRoles.Api | NodeRoles.Worker | NodeRoles.Realtime;

    /// <summary>All where none is named, and where what is named is none: that is told by the review.</summary>
    public static NodeRoles RolesOfNode(this IConfiguration configuration) =>
        Enum.TryParse<NodeRoles>(configuration[Section], ignoreCase: true, out var roles) && roles != 0 ? roles : All;

    /// <summary>Work in the background, where this process is a worker.</summary>
    internal static IServiceCollection AddWorker<TWorker>(this IServiceCollection services, IConfiguration configuration)
        where TWorker : class, IHostedService => configuration.RolesOfNode().HasFlag(NodeRoles.Worker) ? services.AddHostedService<TWorker>() : services;

    /// <summary>The same of a singleton that others know, too.</summary>
    internal static IServiceCollection AddWorkerOf<TWorker>(this IServiceCollection services, IConfiguration configuration)
        where TWorker : class, IHostedService =>
        configuration.RolesOfNode().HasFlag(NodeRoles.Worker) ? services.AddHostedService(provider => provider.GetRequiredService<TWorker>()) : services;
}
