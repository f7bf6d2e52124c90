using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>How messages leave: mail by SMTP where a host is named, SMS by Twilio where an account is, and what has no other way into a folder, where one is named.</summary>
public sealed class MessagingOptions : ICheckedSettings, IGuardedSettings
{
    public const string Section = "Messaging";

    /// <summary>Where messages are put as files that have no other way; for development.</summary>
    public string? Folder { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    public IEnumerable<string> Faults()
    {
        if (Smtp.Host is null && string.IsNullOrWhiteSpace(Folder)) yield return "Messaging:Smtp:Host and Messaging:Folder are missing: one of the two says how messages leave.";
        if (Smtp.Host is not null && Smtp.From is null) yield return "Messaging:Smtp:From is missing: the address that mail comes from.";
        if (Smtp.Port is < 1 or > 65_535) yield return $"Messaging:Smtp:Port is '{Smtp.Port}'; it has to be from 1 to 65535.";
        if (Sms.AccountSid is null) yield break;
        if (Sms.AuthToken is null) yield return "Messaging:Sms:AuthToken is missing.";
        if (Sms.From is null) yield return "Messaging:Sms:From is missing: the number that messages come from.";
        if (Sms.BaseAddress is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback) || !address.AbsolutePath.EndsWith('/'))
            yield return "Messaging:Sms:BaseAddress is an https address that ends with a slash.";
    }

    public IEnumerable<UnsafeSetting> Unsafe()
    {
        if (Smtp is { Host: not null and not "localhost" and not "127.0.0.1", UseTls: false }) yield return new("Messaging:Smtp:UseTls", "is false, so that mail with codes could be read on its way");
    }
}

public sealed class SmtpOptions
{
    /// <summary>The server that takes mail.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether mail travels by TLS (STARTTLS).</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Who sends, where the server asks.</summary>
    public string? User { get; set; }

    /// <summary>The password of the one who sends.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mail comes from.</summary>
    public string? From { get; set; }
}

/// <summary>An account with Twilio, or with whoever speaks its protocol.</summary>
public sealed class SmsOptions
{
    /// <summary>Where the service is: an https address that ends with a slash.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.twilio.com/");

    /// <summary>The account; without one no SMS leaves by it.</summary>
    public string? AccountSid { get; set; }

    /// <summary>The password of the account.</summary>
    public string? AuthToken { get; set; }

    /// <summary>The telephone number that messages come from (E.164).</summary>
    public string? From { get; set; }
}
