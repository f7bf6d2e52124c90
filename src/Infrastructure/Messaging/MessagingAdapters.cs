using Marketplace.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

internal static class MessagingAdapters
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MessagingOptions>().Bind(configuration.GetSection(MessagingOptions.Section))
            .Validate(options => !options.Faults().Any(), "Messaging: name Messaging:Smtp:Host and Messaging:Smtp:From, or a Messaging:Folder.").ValidateOnStart();
        services.AddSingleton<MailFolder>().AddSingleton<SmtpTransport>();
        services.AddSingleton<IMessageTransport>(provider =>
            provider.GetRequiredService<IOptions<MessagingOptions>>().Value.Smtp.Host is null ? provider.GetRequiredService<MailFolder>() : provider.GetRequiredService<SmtpTransport>());
        services.AddSingleton<Messenger>().AddSingleton<IMessenger>(provider => provider.GetRequiredService<Messenger>());
        return services.AddHostedService(provider => provider.GetRequiredService<Messenger>());
    }
}
