using System.Net;
using System.Net.Mail;
using Marketplace.Application.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>E-mail by SMTP (RFC 5321), with STARTTLS unless the configuration says otherwise.</summary>
internal sealed class SmtpTransport(IOptions<MessagingOptions> options) : IMessageTransport
{
    public bool Carries(MessageChannel channel) => channel is MessageChannel.Email;

    public async Task SendAsync(Message message, CancellationToken ct)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UseTls };
        if (smtp.User is not null) client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        using var mail = new MailMessage(smtp.From!, message.To, message.Subject.ReplaceLineEndings(" "), message.Text);
        await client.SendMailAsync(mail, ct);
    }
}
