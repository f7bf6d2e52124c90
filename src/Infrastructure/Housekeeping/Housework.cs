using Marketplace.Application.Common;

namespace Marketplace.Infrastructure.Housekeeping;

/// <summary>A command that is sent from time to time, by one node after another and never by one twice at once. Doing it once more does no harm.</summary>
/// <param name="Name">By which its period is configured: <c>Housekeeping:Periods:media.sweep</c>.</param>
internal sealed record Housework(string Name, TimeSpan Every, Func<ICommand<int>> Command);
