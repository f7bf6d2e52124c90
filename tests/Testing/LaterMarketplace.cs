using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Testing;

/// <summary>The same marketplace, as it is found some time later.</summary>
public static class LaterMarketplace
{
    extension(WebApplicationFactory<Program> api)
    {
        /// <summary>A node that does nothing by itself: else it would take on what is due in the tests of now, with a time that is not theirs.</summary>
        public WebApplicationFactory<Program> After(TimeSpan time) => api.WithWebHostBuilder(builder => builder
            .UseSetting("Roles", "api")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new LaterClock(time))));
    }

    private sealed class LaterClock(TimeSpan time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + time;
    }
}
