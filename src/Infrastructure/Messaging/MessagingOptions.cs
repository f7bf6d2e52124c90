namespace Marketplace.Infrastructure.Messaging;

/// <summary>How messages leave: mail by SMTP where a host is named, SMS by Twilio where an account is, and what has no other way into a folder, where one is named.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>Where messages are put as files that have no other way; for development.</summary>
    public string? Folder { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    public IEnumerable<string> Faults()
    {
        if (Smtp.Host is null && string.IsNullOrWhiteSpace(Folder)) yield return "Messaging:Smtp:Host or Messaging:Folder has to be set.";
        if (Smtp.Host is not null && Smtp.From is null) yield return "Messaging:Smtp:From is missing: the address that mail comes from.";
        if (Sms.AccountSid is null) yield break;
        if (Sms.AuthToken is null) yield return "Messaging:Sms:AuthToken is missing.";
        if (Sms.From is null) yield return "Messaging:Sms:From is missing: the number that messages come from.";
        if (Sms.BaseAddress is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) || !address.AbsolutePath.EndsWith('/'))
            yield return "Messaging:Sms:BaseAddress is an https address that ends with a slash.";
    }
}

public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public bool UseTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string? From { get; set; }
}

/// <summary>An account with Twilio, or with whoever speaks its protocol.</summary>
public sealed class SmsOptions
{
    public Uri BaseAddress { get; set; } = new("https://api.twilio.com/");

    public string? AccountSid { get; set; }

    public string? AuthToken { get; set; }

    /// <summary>The telephone number that messages come from (E.164).</summary>
    public string? From { get; set; }
}
