namespace Marketplace.Infrastructure.Settings;

/// <summary>A section of the configuration that is ours: whatever stands in it is known, or a mistake.</summary>
/// <param name="Name">Its whole name, as <c>Identity:External</c>.</param>
/// <param name="Type">The options that it is read into; an enumeration where the section is a single value.</param>
public sealed record SettingsSection(string Name, Type Type);
