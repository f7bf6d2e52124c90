using Marketplace.Domain.Platform;

namespace Marketplace.Application.Platform.Contracts;

/// <summary>Reads when work is due.</summary>
internal interface ITimetable
{
    /// <summary>Whether it is a cron expression that is ever due, or <c>@every</c> with a duration.</summary>
    bool IsCron(string text);

    /// <summary>Whether it is a name of the IANA database.</summary>
    bool IsTimeZone(string text);

    /// <summary>The first time after an instant; null where there is none.</summary>
    DateTimeOffset? NextAfter(Timing timing, DateTimeOffset instant);
}
