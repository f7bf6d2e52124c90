using System.ComponentModel.DataAnnotations;

namespace Marketplace.WebApi.Operations.Logs;

public enum LogFormat
{
    /// <summary>A JSON object per line, for those that collect.</summary>
    Json,

    /// <summary>Lines for people.</summary>
    Text,
}

public enum LoggedRequests
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that may have changed something, took long or failed.</summary>
    Notable,

    /// <summary>Each.</summary>
    All,
}

/// <summary>What the program writes to its console (section <c>Logs</c>); how much of it, says ASP.NET Core's own <c>Logging:LogLevel</c>.</summary>
internal sealed class LogOptions
{
    public const string Section = "Logs";

    /// <summary>How lines look: a JSON object each, or text for people, as in development.</summary>
    public LogFormat Format { get; set; }

    /// <summary>Which requests get a line: none, those that are no GET, took long or failed, or all.</summary>
    public LoggedRequests Requests { get; set; } = LoggedRequests.Notable;

    /// <summary>From when on a request took long.</summary>
    [Range(1, 600_000)]
    public int SlowMilliseconds { get; set; } = 1000;
}
