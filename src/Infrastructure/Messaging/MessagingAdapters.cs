using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Infrastructure.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

internal static class MessagingAdapters
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MessagingOptions>(configuration, MessagingOptions.Section).AddHttpClient(TwilioTransport.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        services.AddSingleton<MailFolder>().AddSingleton<SmtpTransport>().AddSingleton<TwilioTransport>();
        services.AddSingleton(provider => new MessageWays([.. TransportsOf(provider)]));
        return services.AddSingleton<MessageCarrier>().AddScoped<IMessenger, Messenger>().AddScoped<IPersonalData, MessageData>().AddWorker<MessageWorker>(configuration);
    }

    /// <summary>What is configured, the folder last: it takes whatever nobody else carries.</summary>
    private static IEnumerable<IMessageTransport> TransportsOf(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MessagingOptions>>().Value;
        if (options.Smtp.Host is not null) yield return provider.GetRequiredService<SmtpTransport>();
        if (options.Sms.AccountSid is not null) yield return provider.GetRequiredService<TwilioTransport>();
        if (!string.IsNullOrWhiteSpace(options.Folder)) yield return provider.GetRequiredService<MailFolder>();
    }
}
