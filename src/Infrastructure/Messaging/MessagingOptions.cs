namespace Marketplace.Infrastructure.Messaging;

/// <summary>How messages leave: into a folder (development), or by SMTP where a host is named.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>Where messages are put as files, if no SMTP host is named; for development.</summary>
    public string? Folder { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public IEnumerable<string> Faults()
    {
        if (Smtp.Host is null && string.IsNullOrWhiteSpace(Folder)) yield return "Messaging:Smtp:Host or Messaging:Folder has to be set.";
        if (Smtp.Host is not null && Smtp.From is null) yield return "Messaging:Smtp:From is missing: the address that mail comes from.";
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
