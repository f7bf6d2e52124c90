namespace Marketplace.Application.Platform.Contracts;

/// <summary>The kinds of work that this program does from time to time. The table of schedules may know more: of a newer version, during an update, or of an older one.</summary>
internal interface IWorkKinds
{
    IReadOnlyList<string> All { get; }
}
